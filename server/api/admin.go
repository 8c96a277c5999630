package api

import (
	"context"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

type courtPut struct {
	Code string `path:"code" maxLength:"20" doc:"法院代码"`
	Body struct {
		Open bool `json:"open" doc:"是否开通网上保全"`
	}
}

// putCourt opens a court for applications or closes it (row 22).
func (a *API) putCourt(ctx context.Context, in *courtPut) (*body[store.Court], error) {
	if !isCode(in.Code) {
		return nil, store.ErrNotFound
	}
	var court store.Court
	err := a.store.InTx(ctx, func(t *store.Tx) (err error) {
		if err := t.OpenCourt(ctx, in.Code, in.Body.Open); err != nil {
			return err
		}
		court, err = t.Court(ctx, in.Code)
		return err
	})
	if err == nil {
		logOf(ctx).Info("court changed", "operator", who(ctx).ID, "court", court.Code, "open", court.Open)
	}
	return &body[store.Court]{Body: court}, err
}

type insurerPut struct {
	Code string `path:"code" maxLength:"50" doc:"保险公司代码"`
	Body struct {
		Open bool   `json:"open" doc:"是否接受担保申请"`
		Mode string `json:"mode,omitempty" enum:"desk,system" doc:"desk 由核保员在此办理，system 由其核心系统办理；不填则不变"`
		// What policies print; what is not sent stays.
		Branch  *string `json:"branch,omitempty" maxLength:"100" doc:"签发的分公司，空为公司本身"`
		Address *string `json:"address,omitempty" maxLength:"200"`
		Phone   *string `json:"phone,omitempty" maxLength:"30"`
	}
}

type insurerView struct {
	Code string `json:"code"`
	Open bool   `json:"open"`
	Mode string `json:"mode" enum:"desk,system"`

	Branch  string `json:"branch"`
	Address string `json:"address"`
	Phone   string `json:"phone"`
}

// insurerSetting is an insurer as the operator sees it.
type insurerSetting struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Open bool   `json:"open"`
	Mode string `json:"mode" enum:"desk,system"`

	Branch  string `json:"branch"`
	Address string `json:"address"`
	Phone   string `json:"phone"`
}

// listInsurerSettings lists the insurers, those that are open first.
func (a *API) listInsurerSettings(ctx context.Context, in *Page) (*body[items[insurerSetting]], error) {
	all, err := a.store.Insurers(ctx)
	if err != nil {
		return nil, err
	}
	list := make([]insurerSetting, len(all))
	for i, saved := range all {
		list[i] = insurerSetting{saved.Code, saved.Name, saved.Open, saved.Mode, saved.Branch, saved.Address, saved.Phone}
	}
	return paged(a, "insurer-settings", *in, list, func(i insurerSetting) string { return i.Code })
}

// putInsurer opens an insurer or closes it, and says how it is spoken to.
func (a *API) putInsurer(ctx context.Context, in *insurerPut) (*body[insurerView], error) {
	if !isCode(in.Code) {
		return nil, store.ErrNotFound
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	var saved store.Insurer
	err := a.store.InTx(ctx, func(t *store.Tx) (err error) {
		if err := t.OpenInsurer(ctx, in.Code, in.Body.Open); err != nil {
			return err
		}
		if _, err := t.SetInsurerMode(ctx, in.Code, in.Body.Mode); err != nil {
			return err
		}
		if saved, err = t.Insurer(ctx, in.Code); err != nil {
			return err
		}
		for _, field := range []struct{ sent, kept *string }{
			{in.Body.Branch, &saved.Branch}, {in.Body.Address, &saved.Address}, {in.Body.Phone, &saved.Phone},
		} {
			if field.sent != nil {
				*field.kept = *field.sent
			}
		}
		return t.SaveInsurerPrinted(ctx, saved)
	})
	if err == nil {
		logOf(ctx).Info("insurer changed", "operator", who(ctx).ID, "insurer", in.Code, "open", in.Body.Open, "mode", saved.Mode)
	}
	return &body[insurerView]{insurerView{in.Code, in.Body.Open, saved.Mode, saved.Branch, saved.Address, saved.Phone}}, err
}

// check cleans what policies will print.
func (in *insurerPut) check() error {
	var faults baoquan.Faults
	for location, text := range map[string]*string{"branch": in.Body.Branch, "address": in.Body.Address, "phone": in.Body.Phone} {
		if text == nil {
			continue
		}
		clean, code := baoquan.CleanText(*text, 200)
		if code != "" {
			faults.Add(location, code, "含有不能使用的字符，请删除后重新填写")
		}
		*text = clean
	}
	return invalid("body", faults)
}
