package api

import (
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
)

// pace bounds how long a client may take to send what is no file, so that a
// thousand who send a byte a second do not fill the house. The server's own
// timeouts bound everything else.
func (a *API) pace(c *gin.Context) {
	if c.Request.ContentLength != 0 && !strings.HasPrefix(c.GetHeader("Content-Type"), "multipart/") {
		sendWithin(c, a.config.Server.BodyTime)
	}
	c.Next()
}

// sent gives the connection back the time of a whole request: net/http ends the
// request's context when a deadline passes, also after the body was read.
func (a *API) sent(c *gin.Context) { sendWithin(c, a.config.Server.FileTime) }

// sendWithin sets when the rest of a request must have come. What is not a
// connection, as in most tests, knows no deadlines.
func sendWithin(c *gin.Context, d time.Duration) {
	http.NewResponseController(c.Writer).SetReadDeadline(time.Now().Add(d)) //nolint:errcheck // see above
}

// free frees a stream of the bounds of a request and bounds each write instead.
func (s *stream) free() {
	http.NewResponseController(s.c.Writer).SetReadDeadline(time.Time{}) //nolint:errcheck // as for sendWithin
}

// takeWithin sets when the client must have taken what is written next.
func (s *stream) takeWithin(d time.Duration) {
	http.NewResponseController(s.c.Writer).SetWriteDeadline(time.Now().Add(d)) //nolint:errcheck // as for sendWithin
}
