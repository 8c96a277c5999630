package api

import (
	"context"
	"crypto/rand"
	"errors"
	"math/big"
	"strings"
	"time"

	"github.com/google/uuid"
	captcha "github.com/mojocn/base64Captcha"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

const captchaLifetime = 5 * time.Minute

// What stands in a captcha: nothing that looks like something else, and digits
// alone when it is read aloud.
const (
	captchaLetters = "2345678abcdefhjkmnprstuvwxyz"
	captchaDigits  = "23456789"
)

// The picture is the manual's: four characters on 120 by 44.
var (
	captchaPicture = captcha.NewDriverString(44, 120, 0, captcha.OptionShowHollowLine, 4, captchaLetters, nil, nil, nil)
	captchaSound   = captcha.NewDriverAudio(6, "zh")
)

type captchaInput struct {
	Body *struct {
		Audio bool `json:"audio,omitempty" doc:"同时要语音：图中为六位数字，并朗读出来"`
	}
}

type captchaOutput struct {
	ID    string `json:"id"`
	Image string `json:"image" doc:"PNG 图片（data URL）"`
	Audio string `json:"audio,omitempty" doc:"WAV 语音（data URL）"`
}

// createCaptcha draws a captcha (row 3). Its answer stands in the database and
// nowhere else.
func (a *API) createCaptcha(ctx context.Context, in *captchaInput) (*body[captchaOutput], error) {
	if err := a.limitAddress(ctx, "captcha", 4*a.config.Limits.LoginPerAddress); err != nil {
		return nil, err
	}
	letters, length := captchaLetters, 4
	audio := in.Body != nil && in.Body.Audio
	if audio {
		letters, length = captchaDigits, 6
	}
	answer := randomText(letters, length)
	out, err := drawCaptcha(answer, audio)
	if err != nil {
		return nil, err
	}
	out.ID = uuid.NewString()
	c := store.Captcha{ID: out.ID, Answer: answer, ExpiresAt: a.now().Add(captchaLifetime)}
	return &body[captchaOutput]{Body: out}, a.store.AddCaptcha(ctx, c)
}

func drawCaptcha(answer string, audio bool) (out captchaOutput, err error) {
	picture, err := captchaPicture.DrawCaptcha(answer)
	if err != nil {
		return out, err
	}
	out.Image = picture.EncodeB64string()
	if !audio {
		return out, nil
	}
	sound, err := captchaSound.DrawCaptcha(answer)
	if err != nil {
		return out, err
	}
	out.Audio = sound.EncodeB64string()
	return out, nil
}

// randomText draws characters of an ASCII alphabet.
func randomText(alphabet string, length int) string {
	text := make([]byte, length)
	for i := range text {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(alphabet))))
		if err != nil {
			panic(err) // crypto/rand never fails
		}
		text[i] = alphabet[n.Int64()]
	}
	return string(text)
}

// Captcha is embedded in what asks for a captcha.
type Captcha struct {
	CaptchaID     string `json:"captchaId,omitempty" maxLength:"100" doc:"图片验证码的编号"`
	CaptchaAnswer string `json:"captchaAnswer,omitempty" maxLength:"100" doc:"图中的字符，不分大小写"`
}

var errCaptcha = invalidField("body.captchaAnswer", "captcha_wrong", "图片验证码不正确或已失效，请换一张重新输入")

// takeCaptcha uses the captcha up, right or wrong, and answers it, or
// errCaptcha.
func (a *API) takeCaptcha(ctx context.Context, in Captcha) (store.Captcha, error) {
	if !isID(in.CaptchaID) {
		return store.Captcha{}, errCaptcha
	}
	c, err := a.store.TakeCaptcha(ctx, in.CaptchaID)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return c, errCaptcha
	case err != nil:
		return c, err
	}
	typed := strings.TrimSpace(baoquan.HalfWidth(in.CaptchaAnswer))
	if !strings.EqualFold(typed, c.Answer) || !a.now().Before(c.ExpiresAt) {
		return c, errCaptcha
	}
	return c, nil
}
