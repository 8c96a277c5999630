package face

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"sync"
	"time"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

const (
	wechatHost  = "https://api.weixin.qq.com"
	miniProgram = "miniprogram"
)

// MiniProgram draws the codes that open our WeChat mini program. Its access
// token comes from stable_token, which gives the same one to every replica
// (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html).
type MiniProgram struct {
	client *http.Client
	config config.MiniProgram

	mu      sync.Mutex
	token   string
	expires time.Time
}

// NewMiniProgram checks the settings and calls nobody.
func NewMiniProgram(c config.MiniProgram) (*MiniProgram, error) {
	if c.AppID == "" || c.Secret == "" || c.Page == "" {
		return nil, errors.New("face.miniprogram: app_id, secret and page must be set")
	}
	client, err := provider.NewHTTPClient(c.BaseURL, 10*time.Second)
	if err != nil {
		return nil, err
	}
	return &MiniProgram{client: client, config: c}, nil
}

// sceneForm is what the service allows in a scene.
var sceneForm = regexp.MustCompile(`^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$`)

// Code draws a code that opens the page with scene, our one-time ticket
// (wxacode.getUnlimited). A token that was revoked meanwhile is renewed once.
func (m *MiniProgram) Code(ctx context.Context, scene string) (jpeg []byte, err error) {
	if !sceneForm.MatchString(scene) {
		return nil, provider.Refused(miniProgram, "scene")
	}
	token, err := m.accessToken(ctx, "")
	if err != nil {
		return nil, err
	}
	jpeg, code, err := m.draw(ctx, token, scene)
	if err == nil && (code == 40001 || code == 42001) {
		if token, err = m.accessToken(ctx, token); err != nil {
			return nil, err
		}
		jpeg, code, err = m.draw(ctx, token, scene)
	}
	if err == nil && code != 0 {
		err = wechatError(code)
	}
	return jpeg, err
}

// accessToken gives the token in hand, or a new one when it is over or is the
// one that was refused. Asking again may give the refused one back; then it is
// renewed by force, which is allowed 20 times a day.
func (m *MiniProgram) accessToken(ctx context.Context, refused string) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.token != "" && m.token != refused && time.Now().Before(m.expires) {
		return m.token, nil
	}
	err := m.renew(ctx, false)
	if err == nil && m.token == refused {
		err = m.renew(ctx, true)
	}
	return m.token, err
}

func (m *MiniProgram) renew(ctx context.Context, force bool) error {
	body, err := m.post(ctx, "/cgi-bin/stable_token", map[string]any{
		"grant_type":    "client_credential",
		"appid":         m.config.AppID,
		"secret":        m.config.Secret,
		"force_refresh": force,
	})
	if err != nil {
		return err
	}
	var answer struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int    `json:"expires_in"`
		Code        int    `json:"errcode"`
	}
	switch err := json.Unmarshal(body, &answer); {
	case err != nil:
		return provider.Malformed(miniProgram)
	case answer.Code != 0:
		return wechatError(answer.Code)
	case answer.AccessToken == "":
		return provider.Malformed(miniProgram)
	}
	m.token = answer.AccessToken
	m.expires = time.Now().Add(time.Duration(answer.ExpiresIn)*time.Second - time.Minute)
	return nil
}

// draw asks for the picture; a JSON body instead of one carries an error code.
func (m *MiniProgram) draw(ctx context.Context, token, scene string) (jpeg []byte, code int, err error) {
	body, err := m.post(ctx, "/wxa/getwxacodeunlimit?access_token="+url.QueryEscape(token), map[string]any{
		"scene":      scene,
		"page":       m.config.Page,
		"check_path": false,
	})
	if err != nil {
		return nil, 0, err
	}
	if bytes.HasPrefix(body, []byte{0xFF, 0xD8, 0xFF}) {
		return body, 0, nil
	}
	var answer struct {
		Code int `json:"errcode"`
	}
	if json.Unmarshal(body, &answer) != nil || answer.Code == 0 {
		return nil, 0, provider.Malformed(miniProgram)
	}
	return nil, answer.Code, nil
}
