package sandbox

import (
	"encoding/json"
	"errors"
	"net/http"
)

// controlHandler serves the phone page and the JSON door. A page of another
// origin may not press its buttons.
func (s *Sandbox) controlHandler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	mux.HandleFunc("GET /control/sms", s.listTexts)
	mux.HandleFunc("POST /control/face", s.controlFace)
	mux.HandleFunc("POST /control/pay", s.controlPay)
	mux.HandleFunc("GET /control/faults", s.listFaults)
	mux.HandleFunc("PUT /control/faults", s.setFault)
	mux.HandleFunc("DELETE /control/faults", s.clearFaults)
	mux.HandleFunc("GET /control/counts", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, s.shared.Counts.All())
	})
	mux.HandleFunc("GET /control/money", s.listMoney)
	mux.Handle("/oidc/", s.oidc.Handler())
	s.insurerDoor(mux)
	s.phonePages(mux)
	return http.NewCrossOriginProtection().Handler(mux)
}

func (s *Sandbox) listTexts(w http.ResponseWriter, r *http.Request) {
	texts := s.box.texts(r.URL.Query().Get("phone"))
	writeJSON(w, http.StatusOK, map[string]any{"items": append([]Text{}, texts...)})
}

func (s *Sandbox) controlFace(w http.ResponseWriter, r *http.Request) {
	var in struct {
		QRURL  string `json:"qrUrl"`
		Result string `json:"result"`
	}
	if !read(w, r, &in) {
		return
	}
	if in.Result != passed && in.Result != failed {
		controlError(w, http.StatusUnprocessableEntity, errors.New("result must be pass or fail"))
		return
	}
	answer(w, s.face.finish(r.Context(), token(in.QRURL), in.Result), map[string]string{"result": in.Result})
}

func (s *Sandbox) controlPay(w http.ResponseWriter, r *http.Request) {
	var in struct {
		CodeURL string `json:"codeUrl"`
		Result  string `json:"result"`
	}
	if !read(w, r, &in) {
		return
	}
	if in.Result != "success" && in.Result != "fail" {
		controlError(w, http.StatusUnprocessableEntity, errors.New("result must be success or fail"))
		return
	}
	answer(w, s.pay(in.CodeURL, in.Result == "success"), map[string]string{"result": in.Result})
}

// pay shows the code to every provider of payments until one knows it.
func (s *Sandbox) pay(codeURL string, success bool) error {
	err := ErrUnknownCode
	for _, p := range s.payments {
		if err = p.Pay(codeURL, success); !errors.Is(err, ErrUnknownCode) {
			return err
		}
	}
	return err
}

func (s *Sandbox) listFaults(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, map[string]any{"items": append([]Fault{}, s.shared.Faults.Active()...)})
}

func (s *Sandbox) setFault(w http.ResponseWriter, r *http.Request) {
	var in Fault
	if !read(w, r, &in) {
		return
	}
	if err := s.shared.Faults.Set(in); err != nil {
		controlError(w, http.StatusUnprocessableEntity, err)
		return
	}
	writeJSON(w, http.StatusOK, in)
}

func (s *Sandbox) clearFaults(w http.ResponseWriter, _ *http.Request) {
	if err := s.shared.Faults.Clear(); err != nil {
		controlError(w, http.StatusInternalServerError, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func read(w http.ResponseWriter, r *http.Request, into any) bool {
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		controlError(w, http.StatusBadRequest, errors.New("the body is not the JSON this door expects"))
		return false
	}
	return true
}

func answer(w http.ResponseWriter, err error, value any) {
	switch {
	case errors.Is(err, ErrUnknownCode):
		controlError(w, http.StatusNotFound, err)
	case errors.Is(err, ErrDone):
		controlError(w, http.StatusConflict, err)
	case err != nil:
		controlError(w, http.StatusInternalServerError, err)
	default:
		writeJSON(w, http.StatusOK, value)
	}
}

func controlError(w http.ResponseWriter, status int, err error) {
	writeJSON(w, status, map[string]string{"error": err.Error()})
}
