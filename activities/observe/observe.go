// Package observe is how the processes are watched: JSON logs that carry nothing
// personal, and metrics for Prometheus on a port of their own.
package observe

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
	"go.opentelemetry.io/otel/exporters/prometheus"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.temporal.io/sdk/client"
	temporalmetrics "go.temporal.io/sdk/contrib/opentelemetry"
	"go.temporal.io/sdk/log"

	"github.com/baoquan/baoquan/config"
)

// Logs makes JSON on standard error the default log.
func Logs(c config.Log, process string) {
	var level slog.Level
	if level.UnmarshalText([]byte(c.Level)) != nil {
		level = slog.LevelInfo
	}
	handler := slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: level})
	slog.SetDefault(slog.New(handler).With("process", process))
}

// Metrics serves /metrics until ctx ends and gives the handler by which the
// Temporal SDK reports.
func Metrics(ctx context.Context, address string) (client.MetricsHandler, error) {
	exporter, err := prometheus.New()
	if err != nil {
		return nil, err
	}
	meters := metric.NewMeterProvider(metric.WithReader(exporter))
	mux := http.NewServeMux()
	mux.Handle("/metrics", promhttp.Handler())
	server := &http.Server{Addr: address, Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		if err := server.ListenAndServe(); err != nil && !errors.Is(err, http.ErrServerClosed) {
			slog.Error("metrics are not served", "error", err)
		}
	}()
	context.AfterFunc(ctx, func() { server.Close() }) //nolint:errcheck // the process ends
	return temporalmetrics.NewMetricsHandler(temporalmetrics.MetricsHandlerOptions{
		Meter: meters.Meter("temporal-sdk"),
	}), nil
}

// Temporal connects lazily: the server accepts requests while Temporal is away.
func Temporal(c config.Temporal, metrics client.MetricsHandler) (client.Client, error) {
	return client.NewLazyClient(client.Options{
		HostPort: c.Address, Namespace: c.Namespace, MetricsHandler: metrics,
		Logger: log.NewStructuredLogger(slog.Default()),
	})
}
