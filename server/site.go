package main

import (
	"net/http"
	"strings"
)

// apart are the addresses that the API answers; all others are the website's.
var apart = []string{"/api/", "/healthz", "/readyz", "/verify/"}

// site joins the API and the website under one address.
func site(api, web http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, path := range apart {
			if strings.HasPrefix(r.URL.Path, path) {
				api.ServeHTTP(w, r)
				return
			}
		}
		web.ServeHTTP(w, r)
	})
}
