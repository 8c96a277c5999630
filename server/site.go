package main

import (
	"net/http"
	"strings"

	"github.com/baoquan/baoquan/server/api"
)

// site joins the API and the website under one address: what the API does not answer
// is a page.
func site(handler, pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, prefix := range api.Prefixes {
			if strings.HasPrefix(r.URL.Path, prefix) {
				handler.ServeHTTP(w, r)
				return
			}
		}
		pages.ServeHTTP(w, r)
	})
}
