package api

import (
	"context"

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
	}
}

type insurerView struct {
	Code string `json:"code"`
	Open bool   `json:"open"`
	Mode string `json:"mode" enum:"desk,system"`
}

// putInsurer opens an insurer or closes it, and says how it is spoken to.
func (a *API) putInsurer(ctx context.Context, in *insurerPut) (*body[insurerView], error) {
	if !isCode(in.Code) {
		return nil, store.ErrNotFound
	}
	mode := in.Body.Mode
	err := a.store.InTx(ctx, func(t *store.Tx) (err error) {
		if err := t.OpenInsurer(ctx, in.Code, in.Body.Open); err != nil {
			return err
		}
		mode, err = t.SetInsurerMode(ctx, in.Code, in.Body.Mode)
		return err
	})
	if err == nil {
		logOf(ctx).Info("insurer changed", "operator", who(ctx).ID, "insurer", in.Code, "open", in.Body.Open, "mode", mode)
	}
	return &body[insurerView]{insurerView{in.Code, in.Body.Open, mode}}, err
}
