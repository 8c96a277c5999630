// Package api is the HTTP API: thin handlers that check what came in, write it
// down in one transaction and answer. What follows from it is the procedure's
// work (package workflows). The whole API stands on one page in routes.go.
package api

import (
	"context"
	"net/http"
	"runtime"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/scan"
	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/activities/sso"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/schema/store"
)

// Deliverer hands what was written for a workflow to it, after the commit and
// without making the caller wait. What cannot be delivered now is delivered
// later by the relay.
type Deliverer interface {
	Deliver(subject string)
}

// Deps is what the API stands on.
type Deps struct {
	Config   *config.Config
	Store    *store.Store
	Deliver  Deliverer
	Files    *files.Store
	Scanner  scan.Scanner // nil when there is none
	Drawer   *document.Drawer
	Signer   sign.Signer
	SMS      sms.Sender
	SSO      *sso.Provider               // nil without single sign-on
	Payments map[string]payment.Provider // by method
	Insurers insurer.Receiver
	Temporal func(context.Context) error // health of Temporal, shown and not fatal
	Now      func() time.Time
}

// API answers HTTP requests.
type API struct {
	Deps
	config  *config.Config
	store   *store.Store
	uploads *activities.Files
	huma    huma.API
	gin     *gin.Engine
	secure  bool // behind TLS
	hashes  chan struct{}
	live    *live
	// reference data is long: people find it by the first letters too
	courtInitials, causeInitials initials
}

// New builds the handler of everything under /api, the callbacks and the
// health checks.
func New(d Deps) *API {
	if d.Now == nil {
		d.Now = time.Now
	}
	gin.SetMode(gin.ReleaseMode)
	a := &API{
		Deps: d, config: d.Config, store: d.Store,
		uploads: &activities.Files{Store: d.Store, Bucket: d.Files, Scanner: d.Scanner, Now: d.Now},
		secure:  strings.HasPrefix(d.Config.Server.PublicURL, "https://"),
		hashes:  make(chan struct{}, hashesAtOnce(runtime.GOMAXPROCS(0))),
		live:    newLive(),
	}
	a.gin = a.engine()
	a.huma = humagin.New(a.gin, humaConfig())
	a.routes()
	return a
}

func humaConfig() huma.Config {
	c := huma.DefaultConfig("网上保全 API", "1.0.0")
	c.Info.Description = "人民法院网上保全与网上担保。金额以分为单位，费率以百万分之一为单位，时间为带时区的 RFC 3339。"
	c.CreateHooks = nil
	c.OpenAPIPath = "/api/openapi"
	c.DocsPath = ""
	c.SchemasPath = ""
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"session": {Type: "apiKey", In: "cookie", Name: cookieName},
	}
	c.RejectUnknownQueryParameters = true
	return c
}

// ServeHTTP answers a request.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.gin.ServeHTTP(w, r) }

// OpenAPI is the document of the API.
func (a *API) OpenAPI() *huma.OpenAPI { return a.huma.OpenAPI() }

func (a *API) now() time.Time { return a.Now() }

func (a *API) today() baoquan.Date { return baoquan.DateOf(a.Now()) }

// operation is one line of routes.go.
type operation struct {
	method string
	path   string // below /api/v1
	access Access
	name   string // operationId
	title  string // Chinese, for the documentation
	status int    // 200 when 0
}

// handler does an operation.
type handler[I, O any] func(context.Context, *I) (*O, error)

// handle adds a typed operation.
func handle[I, O any](a *API, o operation, f handler[I, O], adjust ...func(*huma.Operation)) {
	op := o.document()
	op.DefaultStatus, op.MaxBodyBytes = o.status, maxJSON
	op.Middlewares = huma.Middlewares{a.guard(o.access), a.strictly}
	for _, f := range adjust {
		f(&op)
	}
	huma.Register(a.huma, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := f(ctx, in)
		if err != nil {
			return nil, answered(ctx, err)
		}
		return out, nil
	})
}

// empty is the answer without a body.
type empty struct{}

// body wraps an answer for huma.
type body[T any] struct {
	Body T
}
