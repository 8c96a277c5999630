package walk

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Control asks the sandbox's door.
func (c *Client) Control(ctx context.Context, method, path string, in, out any) error {
	request, err := newRequest(ctx, method, c.Sandbox+"/control"+path, in)
	if err != nil {
		return err
	}
	return c.do(request, out)
}

// SMSCode is the code that was last sent to a phone.
func (c *Client) SMSCode(ctx context.Context, phone string) (string, error) {
	var inbox struct {
		Items []struct{ Code string } `json:"items"`
	}
	if err := c.Control(ctx, http.MethodGet, "/sms?phone="+url.QueryEscape(phone), nil, &inbox); err != nil {
		return "", err
	}
	for i := len(inbox.Items) - 1; i >= 0; i-- {
		if inbox.Items[i].Code != "" {
			return inbox.Items[i].Code, nil
		}
	}
	return "", fmt.Errorf("no code was sent to %s…", strings.TrimRight(phone[:3], "0"))
}
