package e2e

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/baoquan/baoquan/dev/walk"
)

// wanderer is somebody with a guarantee and a case, and with friends at every desk.
type wanderer struct {
	random                *rand.Rand
	c, judge, underwriter *walk.Client
	people                walk.People
	court                 string
	g, k                  walk.Case
	bySystem              bool // g's insurer decides by itself
	done, refused         int
}

var errNothingThere = errors.New("there is nothing yet to do that with")

func is(err error, status int) bool { return walk.Is(err, status) }

// look reads how everything stands. What was thrown away is forgotten.
func (w *wanderer) look(ctx context.Context) error {
	for _, k := range []*walk.Case{&w.g, &w.k} {
		if k.ID == "" {
			continue
		}
		if err := w.c.Get(ctx, k); is(err, http.StatusNotFound) {
			*k = walk.Case{}
		} else if err != nil {
			return err
		}
	}
	if w.g.LetterStatus == "used" && w.k.ID != w.g.PreservationID { // it has gone from mind
		w.k = walk.Case{ID: w.g.PreservationID}
		return w.c.Get(ctx, &w.k)
	}
	return nil
}

// anything are all the things that somebody may do.
var anything = []string{
	"ask", "submit g", "withdraw g", "approve", "return g", "decline", "pay g", "surrender", "evaluate", "quote", "delete g",
	"use", "draft", "link", "unlink", "submit k", "withdraw k", "delete k", "accept", "return k", "reject", "pay k",
	"grant", "dismiss", "claim", "release", "wait",
}

// sensible is what comes next.
func (w *wanderer) sensible() string {
	next := map[string]string{
		"": "ask", "draft": "submit g", "returned": "submit g", "under_review": "approve", "awaiting_payment": "pay g", "issuing": "wait",
		"issued in_force": "use", "issued used": w.sensibleCase(),
	}
	if w.bySystem {
		next["under_review"] = "wait"
	}
	at := w.g.Status
	if w.g.LetterStatus != "" {
		at += " " + w.g.LetterStatus
	}
	if what, ok := next[at]; ok {
		return what
	}
	return "ask"
}

func (w *wanderer) sensibleCase() string {
	next := map[string]string{
		"draft": "submit k", "returned": "submit k", "under_review": "accept", "awaiting_payment": "pay k",
		"awaiting_ruling": []string{"grant", "dismiss", "withdraw k"}[w.random.IntN(3)], "ruled": "release",
	}
	if w.bySystem {
		next["ruled"] = "ask" // its insurer ends its liability by itself
	}
	if what, ok := next[w.k.Status]; ok {
		return what
	}
	return "wait"
}

// do does one of them.
func (w *wanderer) do(ctx context.Context, what string) error {
	if act, ok := w.beginnings()[what]; ok {
		return act(ctx)
	}
	if act, ok := w.withGuarantee()[what]; ok && w.g.ID != "" {
		return act(ctx, &w.g)
	}
	if act, ok := w.withCase()[what]; ok && w.k.ID != "" {
		return act(ctx, &w.k)
	}
	return errNothingThere
}

func (w *wanderer) beginnings() map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"ask": func(ctx context.Context) (err error) {
			insurer := walk.Desk
			if w.bySystem = w.random.IntN(2) == 0; w.bySystem {
				insurer = walk.System
			}
			w.g, err = w.c.DraftGuarantee(ctx, w.court, insurer, w.people)
			return err
		},
		"draft": func(ctx context.Context) (err error) { w.k, err = w.c.Draft(ctx, w.court, w.people); return err },
		"wait":  func(context.Context) error { time.Sleep(200 * time.Millisecond); return nil },
	}
}

type act = func(context.Context, *walk.Case) error

func (w *wanderer) withGuarantee() map[string]act {
	item := []map[string]string{{"location": "guaranteeAmount", "reason": "请核对担保金额"}}
	decide := func(decision map[string]any) act {
		return func(ctx context.Context, g *walk.Case) error { return w.underwriter.Underwrite(ctx, g, decision) }
	}
	end := func(outcome string) act {
		return func(ctx context.Context, g *walk.Case) error { return w.underwriter.Close(ctx, g, outcome) }
	}
	return map[string]act{
		"submit g": w.c.Submit, "withdraw g": w.c.Withdraw, "delete g": w.c.Delete, "surrender": w.c.Surrender, "pay g": w.pay,
		"approve":  decide(map[string]any{"decision": "approve"}),
		"return g": decide(map[string]any{"decision": "return", "items": item}),
		"decline":  decide(map[string]any{"decision": "decline", "reason": "不符合承保条件"}),
		"claim":    end("claimed"), "release": end("released"),
		"evaluate": func(ctx context.Context, g *walk.Case) error { return w.c.Evaluate(ctx, g, 1+w.random.IntN(5)) },
		"quote": func(ctx context.Context, g *walk.Case) error {
			return w.c.Call(ctx, http.MethodPost, g.Path()+"/quote", nil, nil)
		},
		"use": func(ctx context.Context, g *walk.Case) error {
			k, err := w.c.Use(ctx, g)
			if err == nil {
				w.k = k
			}
			return err
		},
	}
}

func (w *wanderer) withCase() map[string]act {
	item := []map[string]string{{"location": "amount", "reason": "请核对申请金额"}}
	review := func(decision map[string]any) act {
		return func(ctx context.Context, k *walk.Case) error { return w.judge.Review(ctx, k, decision) }
	}
	rule := func(outcome string) act {
		return func(ctx context.Context, k *walk.Case) error { return w.judge.Rule(ctx, k, outcome) }
	}
	return map[string]act{
		"submit k": w.c.Submit, "withdraw k": w.c.Withdraw, "delete k": w.c.Delete, "unlink": w.c.Unlink, "pay k": w.pay,
		"link":     func(ctx context.Context, k *walk.Case) error { _, err := w.c.Link(ctx, k, &w.g); return err },
		"accept":   w.judge.Accept,
		"return k": review(map[string]any{"decision": "return", "items": item}),
		"reject":   review(map[string]any{"decision": "reject", "reason": "不属于本院管辖"}),
		"grant":    rule("granted"), "dismiss": rule("dismissed"),
	}
}

// pay pays an order and does not wait long: sometimes it is paid twice, or too late.
func (w *wanderer) pay(ctx context.Context, k *walk.Case) error {
	err := w.c.Order(ctx, k)
	time.Sleep(time.Duration(w.random.IntN(400)) * time.Millisecond)
	return err
}
