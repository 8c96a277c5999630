// Package config is every setting of the system: one struct, whose tags give
// for each key its default, its meaning and whether it is a secret. See Load.
package config

import "time"

// Config is all of it. The key of a field is its path (database.url), the
// environment name BAOQUAN_ and the path in capitals (BAOQUAN_DATABASE_URL); a
// secret may also come from a file named by the same name with _FILE behind.
type Config struct {
	Env       string    `mapstructure:"env" default:"development" doc:"development 或 production；production 拒绝沙箱地址、默认密钥和试用账户"`
	Log       Log       `mapstructure:"log"`
	Server    Server    `mapstructure:"server"`
	Worker    Worker    `mapstructure:"worker"`
	Database  Database  `mapstructure:"database"`
	Temporal  Temporal  `mapstructure:"temporal"`
	Storage   Storage   `mapstructure:"storage"`
	Scan      Scan      `mapstructure:"scan"`
	Seal      Seal      `mapstructure:"seal"`
	Session   Session   `mapstructure:"session"`
	Limits    Limits    `mapstructure:"limits"`
	Procedure Procedure `mapstructure:"procedure"`
	SMS       SMS       `mapstructure:"sms"`
	Face      Face      `mapstructure:"face"`
	WeChatPay WeChatPay `mapstructure:"wechatpay"`
	Alipay    Alipay    `mapstructure:"alipay"`
	Sign      Sign      `mapstructure:"sign"`
	Insurer   Insurer   `mapstructure:"insurer"`
	OIDC      OIDC      `mapstructure:"oidc"`
	Trial     Trial     `mapstructure:"trial"`
}

// Production says whether real people and money are at stake.
func (c *Config) Production() bool { return c.Env == "production" }

// Log is how the processes write their logs.
type Log struct {
	Level string `mapstructure:"level" default:"info" doc:"debug、info、warn 或 error"`
}

// Server is the HTTP server.
type Server struct {
	Address        string        `mapstructure:"address" default:"127.0.0.1:8080" doc:"监听地址"`
	MetricsAddress string        `mapstructure:"metrics_address" default:"127.0.0.1:9101" doc:"指标的监听地址"`
	PublicURL      string        `mapstructure:"public_url" default:"http://127.0.0.1:8080" doc:"用户和服务商看到的地址，用于回调和二维码"`
	TrustedProxies []string      `mapstructure:"trusted_proxies" default:"" doc:"可以相信其 X-Forwarded-For 的代理，逗号分隔的网段"`
	BodyTime       time.Duration `mapstructure:"body_time" default:"30s" doc:"不含文件的请求最长多久收完，过后断开"`
	FileTime       time.Duration `mapstructure:"file_time" default:"10m" doc:"一次上传或下载最长多久，过后断开"`
}

// Worker is the Temporal worker.
type Worker struct {
	MetricsAddress string        `mapstructure:"metrics_address" default:"127.0.0.1:9102" doc:"指标的监听地址"`
	RelayInterval  time.Duration `mapstructure:"relay_interval" default:"1s" doc:"多久重发一次未被流程确认的案卷记录"`
	SweepInterval  time.Duration `mapstructure:"sweep_interval" default:"30s" doc:"多久核对一次每个未结案件都有流程在运行"`
}

// Database is Postgres.
type Database struct {
	URL            string `mapstructure:"url" default:"postgres://baoquan@127.0.0.1:15432/baoquan?sslmode=disable" secret:"true" doc:"PostgreSQL 连接地址"`
	MaxConnections int    `mapstructure:"max_connections" default:"20" doc:"每个进程最多的连接数"`
}

// Temporal is the Temporal service.
type Temporal struct {
	Address   string `mapstructure:"address" default:"127.0.0.1:7233" doc:"Temporal 服务地址"`
	Namespace string `mapstructure:"namespace" default:"default" doc:"Temporal 命名空间"`
	UIURL     string `mapstructure:"ui_url" default:"http://127.0.0.1:8233" doc:"Temporal 界面地址，用于给操作员的链接"`
}

// Storage is where files are kept.
type Storage struct {
	URL string `mapstructure:"url" default:"file:///var/lib/baoquan/files?no_tmp_dir=true" secret:"true" doc:"文件存储：file:// 文件夹或 s3:// 存储桶（gocloud.dev/blob）"`
}

// Scan is the virus scanner, without whose word no uploaded file is handed out.
type Scan struct {
	ClamdAddress string        `mapstructure:"clamd_address" default:"" doc:"病毒扫描服务 clamd（ClamAV）的地址：主机:端口，或 unix:/路径；空为没有扫描服务，上传的文件都视为安全"`
	Wait         time.Duration `mapstructure:"wait" default:"3s" doc:"上传时最多等扫描结果多久；过后文件待检，由 worker 重试到有结果为止"`
	Timeout      time.Duration `mapstructure:"timeout" default:"1m" doc:"一次扫描最长的时间"`
	Required     bool          `mapstructure:"required" default:"true" doc:"production 没有扫描服务则拒绝启动；确实由别处扫描时才设为 false"`
}

// Seal is the keys that seal personal data in the record.
type Seal struct {
	Keys      string `mapstructure:"keys" default:"dev:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f" secret:"true" doc:"密封密钥，逗号分隔的 编号:64位十六进制；第一个用于写，全部用于读"`
	LookupKey string `mapstructure:"lookup_key" default:"202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f" secret:"true" doc:"查找用散列（HMAC-SHA-256）的密钥，64位十六进制"`
}

// Session is how long somebody stays logged in.
type Session struct {
	Idle     time.Duration `mapstructure:"idle" default:"2h" doc:"无操作多久后需重新登录"`
	Absolute time.Duration `mapstructure:"absolute" default:"12h" doc:"登录后最长多久需重新登录"`
}

// Limits are the sizes and rates that bound what one client may do.
type Limits struct {
	FileSize        int64         `mapstructure:"file_size" default:"20971520" doc:"单个文件的最大字节数"`
	FileTypes       []string      `mapstructure:"file_types" default:"pdf,doc,docx,jpg,png" doc:"接受哪些类型的文件，逗号分隔；按内容识别，只能从默认的几种里选"`
	CaseFilesSize   int64         `mapstructure:"case_files_size" default:"209715200" doc:"一个案件全部文件的最大字节数"`
	SMSResend       time.Duration `mapstructure:"sms_resend" default:"60s" doc:"同一手机号再次获取验证码的间隔"`
	SMSPerPhoneDay  int           `mapstructure:"sms_per_phone_day" default:"10" doc:"同一手机号每天最多的验证码数"`
	SMSAllHour      int           `mapstructure:"sms_all_hour" default:"10000" doc:"整个系统每小时最多的验证码数，以免被用来轰炸他人或耗尽费用"`
	SMSPerAddress   int           `mapstructure:"sms_per_address_hour" default:"30" doc:"同一地址每小时最多的验证码数（开发环境不计本机）"`
	LoginPerAddress int           `mapstructure:"login_per_address_minute" default:"30" doc:"同一地址每分钟最多的登录次数（开发环境不计本机）"`
	FaceChecksDay   int           `mapstructure:"face_checks_day" default:"3" doc:"同一账户每天最多的人脸核验次数"`
	PapersDay       int           `mapstructure:"identity_reviews_day" default:"3" doc:"同一账户每天最多提交证件材料的次数"`
}

// Procedure is what the law leaves to the house, and what shortens its
// deadlines for a trial.
type Procedure struct {
	DraftLifetime time.Duration `mapstructure:"draft_lifetime" default:"2160h" doc:"草稿自最后一次修改起保留多久"`
	OrderLifetime time.Duration `mapstructure:"order_lifetime" default:"30m" doc:"支付二维码的有效期"`
	QuoteHold     time.Duration `mapstructure:"quote_hold" default:"24h" doc:"报价保留多久：在此期间按报价与现行费率中较低的一个计算担保费"`
	PaymentPoll   time.Duration `mapstructure:"payment_poll" default:"5s" doc:"第一次主动查询支付结果的间隔，之后逐次加长"`
	FacePoll      time.Duration `mapstructure:"face_poll" default:"5s" doc:"第一次主动查询人脸结果的间隔，之后逐次加长"`
	Deadlines     string        `mapstructure:"deadlines" default:"" doc:"仅供试验：缩短法定期限，如 fee=20s,correction=1m；production 拒绝"`
}

// SMS is Tencent Cloud's text message service (sms 2021-01-11), and Aliyun's behind
// it.
type SMS struct {
	BaseURL   string `mapstructure:"base_url" default:"" doc:"空为腾讯云正式地址"`
	SecretID  string `mapstructure:"secret_id" default:"" secret:"true" doc:"腾讯云 SecretId"`
	SecretKey string `mapstructure:"secret_key" default:"" secret:"true" doc:"腾讯云 SecretKey"`
	Region    string `mapstructure:"region" default:"ap-beijing" doc:"腾讯云地域"`
	AppID     string `mapstructure:"app_id" default:"" doc:"短信应用 SdkAppId"`
	SignName  string `mapstructure:"sign_name" default:"网上保全" doc:"短信签名"`
	Templates string `mapstructure:"templates" default:"code=100001,submitted=100002,returned=100003,awaiting_payment=100004,awaiting_ruling=100005,ruled=100006,rejected=100007,withdrawn=100008,lapsed=100009,draft_expiring=100010,refunded=100011,correction_due=100012,fee_due=100013,declined=100014,insurer_silent=100015,issuing=100016,issued=100017,use_due=100018,cancelled=100019,letter_revoked=100020,letter_released=100021,identity_passed=100022,identity_refused=100023,account_merged=100024" doc:"各类短信的模板号"`

	CallbackSecret string    `mapstructure:"callback_secret" default:"" secret:"true" doc:"腾讯云短信回执地址 /callbacks/sms/tencent/{密钥} 中的密钥，至少 24 位字母或数字；空为不接收"`
	Aliyun         AliyunSMS `mapstructure:"aliyun"`
}

// AliyunSMS is Aliyun's text message service (dysmsapi 2017-05-25), by which
// messages go that the first provider does not take.
type AliyunSMS struct {
	BaseURL         string `mapstructure:"base_url" default:"" doc:"空为阿里云正式地址"`
	AccessKeyID     string `mapstructure:"access_key_id" default:"" doc:"阿里云 AccessKey ID；空为没有第二家短信服务商"`
	AccessKeySecret string `mapstructure:"access_key_secret" default:"" secret:"true" doc:"阿里云 AccessKey Secret"`
	SignName        string `mapstructure:"sign_name" default:"网上保全" doc:"短信签名"`
	Templates       string `mapstructure:"templates" default:"code=SMS_100001,submitted=SMS_100002,returned=SMS_100003,awaiting_payment=SMS_100004,awaiting_ruling=SMS_100005,ruled=SMS_100006,rejected=SMS_100007,withdrawn=SMS_100008,lapsed=SMS_100009,draft_expiring=SMS_100010,refunded=SMS_100011,correction_due=SMS_100012,fee_due=SMS_100013,declined=SMS_100014,insurer_silent=SMS_100015,issuing=SMS_100016,issued=SMS_100017,use_due=SMS_100018,cancelled=SMS_100019,letter_revoked=SMS_100020,letter_released=SMS_100021,identity_passed=SMS_100022,identity_refused=SMS_100023,account_merged=SMS_100024" doc:"各类短信的模板 CODE"`
	CallbackSecret  string `mapstructure:"callback_secret" default:"" secret:"true" doc:"阿里云短信回执地址 /callbacks/sms/aliyun/{密钥} 中的密钥，至少 24 位字母或数字；空为不接收"`
}

// Face is Tencent Cloud's FaceID service (faceid 2018-03-01).
type Face struct {
	BaseURL     string      `mapstructure:"base_url" default:"" doc:"空为腾讯云正式地址"`
	SecretID    string      `mapstructure:"secret_id" default:"" secret:"true" doc:"腾讯云 SecretId"`
	SecretKey   string      `mapstructure:"secret_key" default:"" secret:"true" doc:"腾讯云 SecretKey"`
	Region      string      `mapstructure:"region" default:"ap-beijing" doc:"腾讯云地域"`
	RuleID      string      `mapstructure:"rule_id" default:"1" doc:"人脸核身业务流程编号 RuleId"`
	Mode        string      `mapstructure:"mode" default:"h5" doc:"h5（微信内网页）或 miniprogram（小程序码）"`
	MiniProgram MiniProgram `mapstructure:"miniprogram"`
}

// MiniProgram is the WeChat mini program that carries the face check.
type MiniProgram struct {
	BaseURL string `mapstructure:"base_url" default:"" doc:"空为微信正式地址"`
	AppID   string `mapstructure:"app_id" default:"" doc:"小程序 AppID"`
	Secret  string `mapstructure:"secret" default:"" secret:"true" doc:"小程序 AppSecret"`
	Page    string `mapstructure:"page" default:"pages/face/index" doc:"小程序页面"`
}

// WeChatPay is WeChat Pay APIv3, Native payment.
type WeChatPay struct {
	BaseURL        string `mapstructure:"base_url" default:"" doc:"空为微信支付正式地址"`
	AppID          string `mapstructure:"app_id" default:"" doc:"公众号或小程序 AppID"`
	MerchantID     string `mapstructure:"merchant_id" default:"" doc:"商户号"`
	MerchantSerial string `mapstructure:"merchant_serial" default:"" doc:"商户证书序列号"`
	MerchantKey    string `mapstructure:"merchant_key" default:"" secret:"true" doc:"商户私钥（PEM）"`
	APIv3Key       string `mapstructure:"api_v3_key" default:"" secret:"true" doc:"APIv3 密钥，32 字节"`
	PublicKeyID    string `mapstructure:"public_key_id" default:"" doc:"微信支付公钥编号"`
	PublicKey      string `mapstructure:"public_key" default:"" file:"true" doc:"微信支付公钥（PEM）"`
}

// Alipay is Alipay's open platform, 当面付 with codes that the payer scans. Without
// an app id it is not offered.
type Alipay struct {
	BaseURL    string `mapstructure:"base_url" default:"" doc:"空为支付宝正式地址"`
	AppID      string `mapstructure:"app_id" default:"" doc:"支付宝开放平台的应用 AppID；不填则不提供支付宝支付"`
	SellerID   string `mapstructure:"seller_id" default:"" doc:"收款账号的支付宝用户号（2088 开头的 16 位数字）"`
	PrivateKey string `mapstructure:"private_key" default:"" secret:"true" doc:"应用私钥（RSA2；PEM，或支付宝密钥工具给出的 Base64）"`
	PublicKey  string `mapstructure:"public_key" default:"" file:"true" doc:"支付宝公钥（PEM 或 Base64；不是应用公钥）"`
}

// Sign is how issued documents are signed: with which certificate, and with
// whose time. Without a certificate none can be issued; see Identity.
type Sign struct {
	Certificate    string `mapstructure:"certificate" default:"" file:"true" doc:"签署保单、保函的数字证书（PEM）"`
	CertificateKey string `mapstructure:"certificate_key" default:"" secret:"true" doc:"证书的私钥（PEM，RSA 或 ECDSA）"`
	Chain          string `mapstructure:"chain" default:"" file:"true" doc:"签发该证书的各级证书（PEM），从直接签发者到根"`
	TSAURL         string `mapstructure:"tsa_url" default:"" doc:"时间戳服务（RFC 3161）地址"`
}

// Insurer is the core systems of insurers that have one (PUT /admin/insurers says
// which are spoken to this way). See docs/insurer.md.
type Insurer struct {
	Endpoints string `mapstructure:"endpoints" default:"" doc:"各保险公司核心系统接收事件的地址：代码=URL，逗号分隔"`
	Secrets   string `mapstructure:"secrets" default:"" secret:"true" doc:"与各保险公司共用的签名密钥（Standard Webhooks）：代码=whsec_…，逗号分隔；同一公司写几个时第一个用于签名，全部用于验证（更换密钥时）"`
}

// OIDC is the identity provider (OpenID Connect) by which staff may log in.
type OIDC struct {
	Issuer       string `mapstructure:"issuer" default:"" doc:"工作人员单点登录：身份提供方的 issuer；空为不使用。回调地址登记为 server.public_url 加 /api/v1/sso/callback"`
	ClientID     string `mapstructure:"client_id" default:"" doc:"在身份提供方登记的客户端编号"`
	ClientSecret string `mapstructure:"client_secret" default:"" secret:"true" doc:"客户端密钥"`
	Label        string `mapstructure:"label" default:"单位账号登录" doc:"登录页上按钮的文字"`
}

// On says whether staff may log in this way.
func (c OIDC) On() bool { return c.Issuer != "" }

// Trial is what makes a fresh system ready to be tried.
type Trial struct {
	Accounts bool `mapstructure:"accounts" default:"false" doc:"建立试用账户；production 拒绝"`
}
