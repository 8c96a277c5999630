package sandbox

import (
	"bytes"
	"encoding/json"
	"image/jpeg"
	"net/http"
	"net/url"
	"regexp"
	"time"

	"github.com/skip2/go-qrcode"
)

// miniToken is an access token of the mini program; there is one at a time.
type miniToken struct {
	Token   string    `json:"token"`
	Expires time.Time `json:"expires"`
}

// errcodes of https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/.
const (
	badToken     = 40001
	badAppID     = 40013
	badSecret    = 40125
	badGrant     = 40002
	badScene     = 40169
	expiredToken = 42001
)

// weixin serves stable_token and getwxacodeunlimit of api.weixin.qq.com.
func (p *faceProvider) weixin() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /cgi-bin/stable_token", p.stableToken)
	mux.HandleFunc("POST /wxa/getwxacodeunlimit", p.drawCode)
	return p.shared.Faults.Wrap(p.Name(), mux)
}

func (p *faceProvider) stableToken(w http.ResponseWriter, r *http.Request) {
	var in struct {
		GrantType string `json:"grant_type"`
		AppID     string `json:"appid"`
		Secret    string `json:"secret"`
		Force     bool   `json:"force_refresh"`
	}
	_ = json.NewDecoder(http.MaxBytesReader(w, r.Body, maxRequest)).Decode(&in)
	switch {
	case in.GrantType != "client_credential":
		weixinError(w, badGrant)
		return
	case in.AppID != p.keys.MiniAppID:
		weixinError(w, badAppID)
		return
	case in.Secret != p.keys.MiniSecret:
		weixinError(w, badSecret)
		return
	}
	row, err := p.tokens.Update("token", func(row *miniToken, _ bool) error {
		if in.Force || time.Until(row.Expires) < time.Minute {
			*row = miniToken{random(32), time.Now().Add(2 * time.Hour)}
		}
		return nil
	})
	if err != nil {
		weixinError(w, -1)
		return
	}
	writeJSON(w, http.StatusOK, map[string]any{"access_token": row.Token, "expires_in": int(time.Until(row.Expires).Seconds())})
}

var sceneForm = regexp.MustCompile(`^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$`)

// drawCode answers a QR code of the phone's page instead of the round code of
// a mini program, which only WeChat can draw and read.
func (p *faceProvider) drawCode(w http.ResponseWriter, r *http.Request) {
	var in struct{ Scene, Page string }
	_ = json.NewDecoder(http.MaxBytesReader(w, r.Body, maxRequest)).Decode(&in)
	row, _ := p.tokens.Get("token")
	switch {
	case row.Token == "" || r.URL.Query().Get("access_token") != row.Token:
		weixinError(w, badToken)
		return
	case time.Now().After(row.Expires):
		weixinError(w, expiredToken)
		return
	case !sceneForm.MatchString(in.Scene):
		weixinError(w, badScene)
		return
	}
	picture, err := drawJPEG(p.controlURL + "/?scene=" + url.QueryEscape(in.Scene))
	if err != nil {
		weixinError(w, -1)
		return
	}
	w.Header().Set("Content-Type", "image/jpeg")
	_, _ = w.Write(picture)
}

func drawJPEG(text string) ([]byte, error) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return nil, err
	}
	var picture bytes.Buffer
	err = jpeg.Encode(&picture, code.Image(430), &jpeg.Options{Quality: 90})
	return picture.Bytes(), err
}

func weixinError(w http.ResponseWriter, code int) {
	writeJSON(w, http.StatusOK, map[string]any{"errcode": code, "errmsg": "sandbox"})
}
