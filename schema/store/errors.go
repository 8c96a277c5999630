package store

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"slices"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// Codes with which Postgres says that it cannot serve now and may soon.
var unavailableCodes = []pqerror.Code{
	"57P01", // admin_shutdown
	"57P02", // crash_shutdown
	"57P03", // cannot_connect_now
	"53300", // too_many_connections
}

// connectionException is the class of codes for broken connections.
const connectionException = "08"

// IsUnavailable says whether err means that Postgres cannot be reached or does
// not serve just now, so that the same call may succeed in a moment.
func IsUnavailable(err error) bool {
	var refused *pq.Error
	if errors.As(err, &refused) {
		return refused.Code.Class() == connectionException || slices.Contains(unavailableCodes, refused.Code)
	}
	var network *net.OpError
	switch {
	case errors.As(err, &network):
		return true
	case errors.Is(err, driver.ErrBadConn), errors.Is(err, sql.ErrConnDone):
		return true
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return true // the server closed the connection in the middle
	}
	return false
}
