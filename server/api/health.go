package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// healthz says that the process lives.
func healthz(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"status": "ok"}) }

// readyz says whether the server can do its work. Temporal and the scanner are
// shown and not needed: requests are accepted without them, and the procedures
// catch up.
func (a *API) readyz(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), 2*time.Second)
	defer cancel()
	parts := gin.H{"postgres": word(a.store.Ping(ctx)), "files": word(a.Files.Ping(ctx)), "temporal": word(a.Temporal(ctx)), "scanner": a.scannerWord(ctx)}
	status := http.StatusOK
	if parts["postgres"] != "ok" || parts["files"] != "ok" {
		status = http.StatusServiceUnavailable
		c.Header("Retry-After", "5")
	}
	c.JSON(status, parts)
}

// scannerWord says none where uploaded files count as clean.
func (a *API) scannerWord(ctx context.Context) string {
	if a.Scanner == nil {
		return "none"
	}
	return word(a.Scanner.Ping(ctx))
}

func word(err error) string {
	if err != nil {
		return "unavailable"
	}
	return "ok"
}
