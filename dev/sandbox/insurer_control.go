package sandbox

import (
	"errors"
	"net/http"
	"slices"

	"github.com/baoquan/baoquan"
)

// insurerDoor adds what steers the insurer and shows what it has done.
func (s *Sandbox) insurerDoor(mux *http.ServeMux) {
	mux.HandleFunc("GET /control/insurer", s.showInsurer)
	mux.HandleFunc("PUT /control/insurer", s.setInsurer)
	mux.HandleFunc("DELETE /control/insurer", func(w http.ResponseWriter, _ *http.Request) {
		if err := s.insurer.set(insurerAnswer{Decision: "approve"}); err != nil {
			controlError(w, http.StatusInternalServerError, err)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
}

type insurerView struct {
	Decision string            `json:"decision"`
	Cases    []insurerCaseView `json:"cases"`
}

type insurerCaseView struct {
	ID     string               `json:"id"`
	Number string               `json:"number"`
	State  string               `json:"state"`
	Events []string             `json:"events"`
	Sent   []insurerMessageView `json:"sent"`
}

type insurerMessageView struct {
	Type    string `json:"type"`
	ID      string `json:"id"`
	Status  string `json:"status"` // pending, accepted or refused
	Answers []int  `json:"answers"`
}

// showInsurer lists the cases, oldest first, or the one of the parameter id.
func (s *Sandbox) showInsurer(w http.ResponseWriter, r *http.Request) {
	view := insurerView{Decision: s.insurer.answer().Decision, Cases: []insurerCaseView{}}
	id := r.URL.Query().Get("id")
	for _, row := range s.insurer.cases.List() {
		if id == "" || id == row.ID {
			view.Cases = append(view.Cases, row.view())
		}
	}
	writeJSON(w, http.StatusOK, view)
}

func (c insurerCase) view() insurerCaseView {
	view := insurerCaseView{ID: c.ID, Number: c.Number, State: c.State, Events: []string{}, Sent: []insurerMessageView{}}
	for _, heard := range c.Heard {
		view.Events = append(view.Events, heard.Type)
	}
	for _, m := range c.Sent {
		view.Sent = append(view.Sent, insurerMessageView{m.Type, m.ID, m.Status, append([]int{}, m.Answers...)})
	}
	return view
}

// setInsurer sets what the next submissions are answered.
func (s *Sandbox) setInsurer(w http.ResponseWriter, r *http.Request) {
	var in insurerAnswer
	if !read(w, r, &in) {
		return
	}
	if err := in.complete(); err != nil {
		controlError(w, http.StatusUnprocessableEntity, err)
		return
	}
	answer(w, s.insurer.set(in), in)
}

// complete puts in what a decision cannot do without.
func (a *insurerAnswer) complete() error {
	switch {
	case !slices.Contains([]string{"approve", "return", "decline", silent}, a.Decision):
		return errors.New("decision must be approve, return, decline or silent")
	case a.Premium != nil && (*a.Premium <= 0 || a.Decision != "approve"):
		return errors.New("a premium is above zero fen and belongs to approve")
	case a.Decision == "return" && len(a.Items) == 0:
		a.Items = []baoquan.CorrectionItem{{Location: "guaranteeAmount", Reason: "请核对担保金额。"}}
	case a.Decision == "decline" && a.Reason == "":
		a.Reason = "不符合本公司的承保条件。"
	}
	return nil
}

func (p *insurerProvider) set(answer insurerAnswer) error {
	_, err := p.next.Update("", func(row *insurerAnswer, _ bool) error { *row = answer; return nil })
	return err
}
