package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// parts is what differs between the kinds of parts of an application; adding,
// changing, removing and reading them is the same for all.
type parts[P any] struct {
	name  string // parties, clues, securities
	title string // Chinese
	// id answers where the id of a part stands.
	id func(*P) *string
	// all reads the parts of an application.
	all func(reader partReader, ctx context.Context, applicationID string) ([]P, error)
	// check normalises a part and names what is wrong with it. old is what it
	// replaces, nil for a new one; the application has its parties.
	check func(a *API, app *store.Application, p, old *P) baoquan.Faults
	// refer names what refers to nothing of the caller's; nil when the
	// application itself tells.
	refer func(a *API, ctx context.Context, t *store.Tx, app *store.Application, p, old *P) (baoquan.Faults, error)
	// follow does what else comes with a part that was added (old is nil), changed
	// or removed (p is nil), and names whom to tell; nil when nothing does.
	follow func(a *API, ctx context.Context, t *store.Tx, app *store.Application, p, old *P) ([]string, error)
	// seen writes down that the caller gets to read parts; nil when nobody has to.
	seen func(a *API, ctx context.Context, app *store.Application) error
	add  func(t *store.Tx, ctx context.Context, applicationID string, p *P) error
	save func(t *store.Tx, ctx context.Context, applicationID string, p *P) error
	drop func(t *store.Tx, ctx context.Context, applicationID, id string) error
}

// partReader reads parts, in a transaction or not.
type partReader interface {
	Parties(ctx context.Context, applicationID string) ([]baoquan.Party, error)
	Clues(ctx context.Context, applicationID string) ([]baoquan.Clue, error)
	Securities(ctx context.Context, applicationID string) ([]baoquan.Security, error)
	Materials(ctx context.Context, applicationID string) ([]baoquan.Material, error)
}

// partRoutes adds the operations on one kind of parts.
func partRoutes[P any](a *API, kind baoquan.Kind, p parts[P]) {
	path, name := "/"+string(kind)+"s/{id}/"+p.name, "-"+string(kind)+"-"+p.name
	partReads(a, "/"+string(kind)+"s/{id}/", Applicant, name, a.ofOwner(kind), p)
	handleForm[P](a, operation{"POST", path, Verified, "add" + name, "添加" + p.title, http.StatusCreated}, p.post(a, kind))
	handleForm[P](a, operation{"PUT", path + "/{partId}", Verified, "save" + name, "修改" + p.title, 0}, p.put(a, kind))
	handle(a, operation{"DELETE", path + "/{partId}", Verified, "remove" + name, "删除" + p.title, http.StatusNoContent}, p.remove(a, kind))
}

// partReads adds the operations that read one kind of parts, for the owner or for
// a desk.
func partReads[P any](a *API, under string, access Access, name string, find finder, p parts[P]) {
	path := under + p.name
	handle(a, operation{"GET", path, access, "list" + name, p.title + "列表", 0}, p.list(a, find))
	handle(a, operation{"GET", path + "/{partId}", access, "get" + name, p.title, 0}, p.get(a, find))
}

func (p parts[P]) list(a *API, find finder) handler[One, listAnswer[P]] {
	return func(ctx context.Context, in *One) (*listAnswer[P], error) {
		app, err := find(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		all, err := p.all(a.store, ctx, app.ID)
		if err == nil {
			err = p.tell(ctx, a, app)
		}
		return answerList(app, all), err
	}
}

func (p parts[P]) get(a *API, find finder) handler[Part, partAnswer[P]] {
	return func(ctx context.Context, in *Part) (*partAnswer[P], error) {
		app, err := find(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		found, err := p.find(ctx, a.store, app.ID, in.PartID)
		if err == nil {
			err = p.tell(ctx, a, app)
		}
		return &partAnswer[P]{ETag: etag(app.Version), Body: found}, err
	}
}

// tell writes down that the caller gets to read parts of this kind.
func (p parts[P]) tell(ctx context.Context, a *API, app *store.Application) error {
	if p.seen == nil {
		return nil
	}
	return p.seen(a, ctx, app)
}

// find reads one part, ErrNotFound when the application has none of that id.
func (p parts[P]) find(ctx context.Context, r partReader, applicationID, id string) (*P, error) {
	all, err := p.all(r, ctx, applicationID)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if *p.id(&all[i]) == id {
			return &all[i], nil
		}
	}
	return nil, store.ErrNotFound
}

type addInput struct {
	One
	Versioned
	Keyed
	Form
}

func (p parts[P]) post(a *API, kind baoquan.Kind) handler[addInput, partAnswer[P]] {
	return func(ctx context.Context, in *addInput) (*partAnswer[P], error) {
		var touched []string
		written, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (versionedPart[P], error) {
			fresh := new(P)
			app, err := a.edited(ctx, t, kind, in.ID, in.Versioned, func(app *store.Application) (done change, err error) {
				if err := p.read(ctx, a, t, app, in.RawBody, fresh, nil); err != nil {
					return change{}, err
				}
				all, err := p.all(t, ctx, app.ID)
				if err == nil && len(all) >= maxParts {
					err = tooManyParts()
				}
				if err != nil {
					return change{}, err
				}
				*p.id(fresh) = newID()
				if err := p.add(t, ctx, app.ID, fresh); err != nil {
					return change{}, err
				}
				touched, err = p.comesWith(ctx, a, t, app, fresh, nil)
				return change{Part: p.name, ID: *p.id(fresh), Act: "added"}, err
			})
			if err != nil {
				return versionedPart[P]{}, err
			}
			return versionedPart[P]{fresh, app.Version}, nil
		})
		a.handOn(err, touched)
		return written.answer(), err
	}
}

// comesWith does what else comes with a change.
func (p parts[P]) comesWith(ctx context.Context, a *API, t *store.Tx, app *store.Application, fresh, old *P) ([]string, error) {
	if p.follow == nil {
		return nil, nil
	}
	return p.follow(a, ctx, t, app, fresh, old)
}

// handOn delivers what a change that succeeded has written for others.
func (a *API) handOn(err error, ids []string) {
	if err == nil {
		a.deliverAll(ids)
	}
}

// read decodes a part and names everything that is wrong with it.
func (p parts[P]) read(ctx context.Context, a *API, t *store.Tx, app *store.Application, raw []byte, into, old *P) error {
	faults, err := decode(raw, into)
	if err != nil {
		return err
	}
	if app.Parties, err = t.Parties(ctx, app.ID); err != nil {
		return err
	}
	faults = merged(faults, p.ownID(into, old))
	faults = merged(faults, p.check(a, app, into, old))
	if p.refer != nil {
		unknown, err := p.refer(a, ctx, t, app, into, old)
		if err != nil {
			return err
		}
		faults = merged(faults, unknown)
	}
	return invalid("body", faults)
}

// ownID: the house gives ids. A part that was read may be sent back with its own.
func (p parts[P]) ownID(into, old *P) (faults baoquan.Faults) {
	sent, right := *p.id(into), ""
	if old != nil {
		right = *p.id(old)
	}
	if sent != "" && sent != right {
		faults.Add("id", baoquan.CodeNotAllowed, "编号由系统给出，请去掉")
	}
	*p.id(into) = right
	return faults
}

type saveInput struct {
	Part
	Versioned
	Form
}

func (p parts[P]) put(a *API, kind baoquan.Kind) handler[saveInput, partAnswer[P]] {
	return func(ctx context.Context, in *saveInput) (*partAnswer[P], error) {
		var written versionedPart[P]
		var touched []string
		err := a.store.InTx(ctx, func(t *store.Tx) error {
			fresh := new(P)
			app, err := a.edited(ctx, t, kind, in.ID, in.Versioned, func(app *store.Application) (change, error) {
				old, err := p.find(ctx, t, app.ID, in.PartID)
				if err != nil {
					return change{}, err
				}
				if err := p.read(ctx, a, t, app, in.RawBody, fresh, old); err != nil {
					return change{}, err
				}
				if err := p.save(t, ctx, app.ID, fresh); err != nil {
					return change{}, err
				}
				touched, err = p.comesWith(ctx, a, t, app, fresh, old)
				return change{Part: p.name, ID: in.PartID, Act: "changed"}, err
			})
			if err == nil {
				written = versionedPart[P]{fresh, app.Version}
			}
			return err
		})
		a.handOn(err, touched)
		return written.answer(), err
	}
}

type removeInput struct {
	Part
	Versioned
}

func (p parts[P]) remove(a *API, kind baoquan.Kind) handler[removeInput, gone] {
	return func(ctx context.Context, in *removeInput) (*gone, error) {
		var touched []string
		out, id := &gone{}, uuidOrNil(in.PartID)
		err := a.store.InTx(ctx, func(t *store.Tx) error {
			app, err := a.edited(ctx, t, kind, in.ID, in.Versioned, func(app *store.Application) (change, error) {
				old, err := p.find(ctx, t, app.ID, id)
				if err != nil {
					return change{}, err
				}
				if touched, err = p.comesWith(ctx, a, t, app, nil, old); err != nil {
					return change{}, err
				}
				return change{Part: p.name, ID: id, Act: "removed"}, p.drop(t, ctx, app.ID, id)
			})
			if err == nil {
				out.ETag = etag(app.Version)
			}
			return err
		})
		if errors.Is(err, store.ErrInUse) {
			err = problem(http.StatusConflict, "part_in_use", "还有财产线索属于这位当事人，请先修改或删除这些线索")
		}
		if errors.Is(err, store.ErrAttached) {
			err = problem(http.StatusConflict, "attached_by_system", "这份文件随所选的担保由系统附上，请在担保信息中修改")
		}
		a.handOn(err, touched)
		return out, err
	}
}
