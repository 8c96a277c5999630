package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"go.temporal.io/sdk/client"

	"github.com/baoquan/baoquan/activities/dispatch"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/activities/observe"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/scan"
	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/activities/sso"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/schema/record"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
	"github.com/baoquan/baoquan/server/web"
)

// drainTime is how long requests may take to end when the server is told to.
const drainTime = 10 * time.Second

// serve answers requests until ctx ends.
func serve(ctx context.Context, c *config.Config) error {
	kept, err := record.Open(ctx, c)
	if err != nil {
		return err
	}
	metrics, err := observe.Metrics(ctx, c.Server.MetricsAddress)
	if err != nil {
		return err
	}
	temporal, err := observe.Temporal(c.Temporal, metrics)
	if err != nil {
		return err
	}
	defer temporal.Close()
	dispatcher := dispatch.New(kept, temporal)
	handler, err := build(ctx, c, kept, dispatcher, temporal)
	if err != nil {
		return err
	}
	var beside sync.WaitGroup
	dispatching, stop := context.WithCancel(context.WithoutCancel(ctx))
	beside.Go(func() { dispatcher.Run(dispatching) })
	beside.Go(func() { handler.Listen(ctx) })
	err = listen(ctx, c.Server, site(handler, web.New(c.Server.PublicURL)), handler.Stop)
	stop() // what was written by the last request is still sent
	beside.Wait()
	return err
}

// build puts the API together.
func build(ctx context.Context, c *config.Config, kept *store.Store, dispatcher *dispatch.Dispatcher, temporal client.Client) (*api.API, error) {
	bucket, err := files.Open(ctx, c.Storage.URL)
	if err != nil {
		return nil, err
	}
	drawer, err := document.New()
	if err != nil {
		return nil, err
	}
	signer, err := sign.New(c.Sign)
	if err != nil {
		return nil, err
	}
	texts, err := sms.New(c.SMS)
	if err != nil {
		return nil, err
	}
	signOn, err := signOn(c)
	if err != nil {
		return nil, err
	}
	payments, err := payment.Open(c)
	if err != nil {
		return nil, err
	}
	insurers, err := insurer.New(c.Insurer)
	if err != nil {
		return nil, err
	}
	if c.Scan.ClamdAddress == "" {
		slog.Warn("there is no virus scanner (scan.clamd_address): uploaded files count as clean")
	}
	return api.New(api.Deps{
		Config: c, Store: kept, Deliver: dispatcher, Files: bucket, Scanner: scan.New(c.Scan), Drawer: drawer, Signer: signer, SMS: texts, SSO: signOn,
		Payments: payments, Insurers: insurers,
		Temporal: func(ctx context.Context) error {
			_, err := temporal.CheckHealth(ctx, &client.CheckHealthRequest{})
			return err
		},
	}), nil
}

// signOn is the identity provider by which staff may log in, nil where there is
// none.
func signOn(c *config.Config) (*sso.Provider, error) {
	if !c.OIDC.On() {
		return nil, nil
	}
	return sso.New(c.OIDC, api.SSOCallback(c.Server.PublicURL), time.Now)
}

// listen serves until ctx ends, and then lets requests end; what would never end
// by itself is told to stop.
func listen(ctx context.Context, c config.Server, handler http.Handler, stop func()) error {
	server := &http.Server{
		Addr: c.Address, Handler: handler,
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: c.FileTime, WriteTimeout: c.FileTime, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10,
	}
	server.RegisterOnShutdown(stop)
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	slog.Info("serving", "address", c.Address)
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	draining, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	err := server.Shutdown(draining)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	return err
}
