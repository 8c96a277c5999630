// Package tencent calls Tencent Cloud APIs version 3: JSON over POST, signed
// with TC3-HMAC-SHA256 by the vendor's own client, answers always status 200
// with a Response or a Response.Error inside
// (https://cloud.tencent.com/document/api/382/52071). Services declare their
// own request and answer structs; this package adds the context, one HTTP
// client with bounds, and errors that say whether to try again.
package tencent

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	sdkerrors "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/errors"
	sdkhttp "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/http"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"

	"github.com/baoquan/baoquan/activities/provider"
)

// timeout bounds one call; the context of a call may bound it further.
const timeout = 10 * time.Second

// Options is who calls which service.
type Options struct {
	Name      string // the provider's name in errors: sms, face
	Service   string // the first label of the host: sms, faceid
	Version   string // for example 2021-01-11
	BaseURL   string // empty for the real service
	SecretID  string
	SecretKey string
	Region    string // empty for services without regions
}

// Client calls one service. It may be used by many goroutines.
type Client struct {
	options Options
	sdk     *common.Client
}

// New checks the options and calls nobody.
func New(o Options) (*Client, error) {
	if o.SecretID == "" || o.SecretKey == "" {
		return nil, errors.New(o.Name + ": secret id and secret key must be set")
	}
	client, err := provider.NewHTTPClient(o.BaseURL, timeout)
	if err != nil {
		return nil, err
	}
	settings := profile.NewClientProfile()
	settings.DisableRegionBreaker = true // no silent change to another region
	settings.HttpProfile.ReqTimeout = int(timeout / time.Second)
	sdk := (&common.Client{}).Init(o.Region).
		WithSecretId(o.SecretID, o.SecretKey).
		WithProfile(settings).
		WithHttpTransport(whole{o.Name, client.Transport})
	return &Client{o, sdk}, nil
}

// Call sends input as the parameters of an action and reads the Response into
// output. Errors are *provider.Error.
func Call[Out any](ctx context.Context, c *Client, action string, input any) (Out, error) {
	call := &request{parameters: input}
	call.Init().WithApiInfo(c.options.Service, c.options.Version, action)
	call.SetHttpMethod(http.MethodPost)
	call.SetContext(ctx)
	var answer response[Out]
	if err := c.sdk.Send(call, &answer); err != nil {
		return answer.Response, classify(c.options.Name, err)
	}
	return answer.Response, nil
}

type request struct {
	sdkhttp.BaseRequest
	parameters any
}

// MarshalJSON makes the parameters alone the body.
func (r *request) MarshalJSON() ([]byte, error) { return json.Marshal(r.parameters) }

type response[Out any] struct {
	sdkhttp.BaseResponse
	Response Out `json:"Response"`
}

// classify keeps the code and drops the message: the SDK puts whole bodies
// into its messages.
func classify(name string, err error) error {
	var known *provider.Error
	if errors.As(err, &known) {
		return known
	}
	var refused *sdkerrors.TencentCloudSDKError
	switch {
	case !errors.As(err, &refused), refused.Code == "ClientError.NetworkError":
		return provider.Transport(name, err)
	case strings.HasPrefix(refused.Code, "ClientError."):
		return provider.Malformed(name)
	case Temporary(refused.Code):
		return provider.Unavailable(name, refused.Code)
	}
	return provider.Refused(name, refused.Code)
}

// temporaryCodes are the families of common error codes that may go away
// (https://cloud.tencent.com/document/api/382/52074). Signature, parameter,
// template, arrears and permission errors stay until somebody acts.
var temporaryCodes = []string{"InternalError", "LimitExceeded", "RequestLimitExceeded", "ServiceUnavailable", "ResourceInsufficient", "ResourceUnavailable"}

// Temporary says whether an API error code, or the family before its dot, is
// one that may be different next time.
func Temporary(code string) bool {
	for _, family := range temporaryCodes {
		if code == family || strings.HasPrefix(code, family+".") {
			return true
		}
	}
	return false
}
