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

// deliveryMetrics counts what became of text messages.
type deliveryMetrics struct{ total *prometheus.CounterVec }

var deliveries = deliveryMetrics{promauto.NewCounterVec(prometheus.CounterOpts{
	Name: "baoquan_sms_deliveries_total", Help: "短信回执：kind 为 case（案件通知）或 other（验证码），result 为 delivered 或 failed",
}, []string{"provider", "kind", "result"})}

func (m deliveryMetrics) count(provider, kind string, delivered bool) {
	m.total.WithLabelValues(provider, kind, map[bool]string{true: "delivered", false: "failed"}[delivered]).Inc()
}

// hashed counts how often a password was hashed or compared: a core and 19 MiB for
// 60 ms each.
var hashed = promauto.NewCounter(prometheus.CounterOpts{
	Name: "baoquan_password_hashes_total", Help: "计算密码散列的次数，突增说明有人在猜密码",
})

// callbackMetrics counts providers' callbacks by what they were.
type callbackMetrics struct{ total *prometheus.CounterVec }

var callbacks = callbackMetrics{promauto.NewCounterVec(prometheus.CounterOpts{
	Name: "baoquan_callbacks_total", Help: "服务商回调的次数：taken 已接受，again 收到过，elsewhere 收款商户不是本系统，other 与本系统无关的事件，unknown 没有这个订单或者这家公司，" +
		"refused 内容被拒绝，malformed 不是事件，too_large 内容太大，busy 同时到来的太多，forged 签名无效",
}, []string{"provider", "result"})}

func (m callbackMetrics) count(provider, result string) {
	m.total.WithLabelValues(provider, result).Inc()
}
