package workflows

import (
	"time"

	"github.com/baoquan/baoquan"
)

// beijing is an instant as operators read it.
func beijing(t time.Time) string { return t.In(baoquan.Beijing).Format("2006-01-02 15:04:05") }
