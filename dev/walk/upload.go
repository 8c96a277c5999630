package walk

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
)

// File is one file for a slot of an application, of a party or a security where
// the slot is theirs.
type File struct {
	Slot, PartyID, SecurityID, Name string
	Content                         []byte
}

// Upload sends one file.
func (c *Client) Upload(ctx context.Context, k *Case, f File) error {
	return c.send(ctx, k.Path()+"/materials", f)
}

func (c *Client) send(ctx context.Context, path string, f File) error {
	form, kind, err := f.form()
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.Server+"/api/v1"+path, form)
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", kind)
	request.Header.Set("Idempotency-Key", c.nextKey())
	return c.do(request, nil)
}

// form is the file as browsers send it, with its content type.
func (f File) form() (*bytes.Buffer, string, error) {
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	for name, value := range map[string]string{"slot": f.Slot, "partyId": f.PartyID, "securityId": f.SecurityID} {
		if value == "" {
			continue
		}
		if err := w.WriteField(name, value); err != nil {
			return nil, "", err
		}
	}
	part, err := w.CreateFormFile("file", f.Name)
	if err != nil {
		return nil, "", err
	}
	if _, err := part.Write(f.Content); err != nil {
		return nil, "", err
	}
	return &form, w.FormDataContentType(), w.Close()
}
