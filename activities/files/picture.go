package files

import (
	"errors"
	"image"
	"image/jpeg"
	_ "image/png" // known to image.DecodeConfig
	"io"
)

// A picture is shown by unpacking it whole, at four bytes a pixel. The largest
// cameras of telephones make 200 million.
const (
	maxSide   = 20_000      // pixels
	maxPixels = 250_000_000 // of both sides together
)

// inspectPicture reads a picture's head and never unpacks it.
func inspectPicture() inspection {
	return inspection{whole: func(r io.ReaderAt, size int64) error {
		config, _, err := image.DecodeConfig(io.NewSectionReader(r, 0, size))
		var rare jpeg.UnsupportedError
		switch {
		case errors.As(err, &rare):
			return nil // a right picture of a kind that Go does not read
		case err != nil:
			return broken(err)
		case config.Width > maxSide, config.Height > maxSide, config.Width*config.Height > maxPixels:
			return ErrPicture
		case config.Width == 0, config.Height == 0:
			return ErrBroken
		}
		return nil
	}}
}
