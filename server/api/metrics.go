package api

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

// requestMetrics is how long requests take, by route and status.
type requestMetrics struct{ seconds *prometheus.HistogramVec }

var requests = requestMetrics{promauto.NewHistogramVec(prometheus.HistogramOpts{
	Name: "baoquan_http_request_seconds", Help: "HTTP 请求的耗时",
	Buckets: []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
}, []string{"method", "route", "status"})}

func (m requestMetrics) observe(method, route string, status int, took time.Duration) {
	if route == "" {
		route = "unknown"
	}
	m.seconds.WithLabelValues(method, route, strconv.Itoa(status)).Observe(took.Seconds())
}

// callbackMetrics counts providers' callbacks.
type callbackMetrics struct{ total *prometheus.CounterVec }

var callbacks = callbackMetrics{promauto.NewCounterVec(prometheus.CounterOpts{
	Name: "baoquan_callbacks_total", Help: "服务商回调的次数：taken 已接受，refused 内容被拒绝，malformed 不是事件，unknown 没有这家公司，forged 签名无效",
}, []string{"provider", "result"})}

func (m callbackMetrics) count(provider, result string) {
	m.total.WithLabelValues(provider, result).Inc()
}
