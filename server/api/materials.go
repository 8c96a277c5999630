package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/schema/store"
)

// addMaterial writes the record of a file that lies in the bucket.
func (a *API) addMaterial(ctx context.Context, t *store.Tx, kind baoquan.Kind, c *gin.Context, form *uploaded) (versionedPart[baoquan.Material], error) {
	m := baoquan.Material{
		ID: newID(), Slot: baoquan.Slot(form.slot), PartyID: form.partyID, SecurityID: form.securityID,
		FileName: form.fileName, ContentType: form.stored.ContentType, Size: form.stored.Size, SHA256: form.stored.SHA256,
		Scan: form.scan, UploadedAt: a.now().In(baoquan.Beijing),
	}
	app, err := a.edited(ctx, t, kind, c.Param("id"), Versioned{c.GetHeader("If-Match")}, func(app *store.Application) (change, error) {
		if err := t.LoadParts(ctx, app); err != nil {
			return change{}, err
		}
		if err := invalid("body", app.AcceptsMaterial(m.Slot, m.PartyID, m.SecurityID)); err != nil {
			return change{}, err
		}
		if size := sizeOf(app.Materials) + m.Size; size > a.config.Limits.CaseFilesSize {
			return change{}, problem(http.StatusRequestEntityTooLarge, "case_files_too_large", "一个案件的文件合计最大 200 MB，请删除不需要的文件")
		}
		if err := a.ready(ctx, t, m.SHA256, &m.Scan); err != nil {
			return change{}, err
		}
		return change{Part: "materials", ID: m.ID, Act: "added"}, t.AddMaterial(ctx, app.ID, m)
	})
	if err != nil {
		return versionedPart[baoquan.Material]{}, err
	}
	return versionedPart[baoquan.Material]{&m, app.Version}, nil
}

// ready makes sure that the bytes are still there: they may be those of an old
// object that was swept since. And the scanner may have said what they are.
func (a *API) ready(ctx context.Context, t *store.Tx, sha256 string, scan *baoquan.Scan) error {
	if err := t.HoldFile(ctx, sha256); err != nil {
		return err
	}
	there, err := a.Files.Has(ctx, sha256)
	if err == nil && !there {
		err = unavailable(files.ErrNotFound)
	}
	if err != nil || *scan != baoquan.ScanPending {
		return err
	}
	switch known, err := t.ScanOf(ctx, sha256); {
	case err == nil:
		*scan = known
	case !errors.Is(err, store.ErrNotFound):
		return err
	}
	return nil
}

func sizeOf(materials []baoquan.Material) (sum int64) {
	for _, m := range materials {
		sum += m.Size
	}
	return sum
}

// materialParts is the kind of parts that comes in as files.
var materialParts = parts[baoquan.Material]{
	name: "materials", title: "材料",
	id: func(m *baoquan.Material) *string { return &m.ID },
	all: func(r partReader, ctx context.Context, id string) ([]baoquan.Material, error) {
		return r.Materials(ctx, id)
	},
	drop: (*store.Tx).DeleteMaterial,
}
