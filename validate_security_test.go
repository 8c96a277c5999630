package baoquan

import (
	"strings"
	"testing"
)

func TestWhatIsGivenOfASecurityMustBeRight(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		security Security
		location string
		code     Code
	}{
		{"only the method", Security{Method: ThirdParty}, "", ""},
		{"insurance bought here", Security{Method: Insurance, ViaPlatform: true, GuaranteeID: "g", Value: 1}, "", ""},
		{"insurance to be bought here", Security{Method: Insurance, ViaPlatform: true}, "", ""},
		{"insurance bought elsewhere", Security{Method: Insurance, GuarantorName: "保险公司", Value: MaxAmount}, "", ""},
		{"property of a third party", Security{Method: OwnProperty, Name: "房产", Description: "一\n二", GuarantorName: "丁"}, "", ""},
		{"no method", Security{}, "method", CodeRequired},
		{"an unknown method", Security{Method: "promise"}, "method", CodeInvalid},
		{"a guarantee with insurance bought elsewhere", Security{Method: Insurance, GuaranteeID: "g"}, "guaranteeId", CodeNotAllowed},
		{"a guarantee with property", Security{Method: OwnProperty, GuaranteeID: "g"}, "guaranteeId", CodeNotAllowed},
		{"a bank's guarantee bought here", Security{Method: BankGuarantee, ViaPlatform: true}, "viaPlatform", CodeNotAllowed},
		{"a negative value", Security{Method: OwnProperty, Value: -1}, "value", CodeOutOfRange},
		{"more than the most", Security{Method: OwnProperty, Value: MaxAmount + 1}, "value", CodeOutOfRange},
		{"a long name", Security{Method: OwnProperty, Name: strings.Repeat("名", 201)}, "name", CodeTooLong},
		{"a long description", Security{Method: OwnProperty, Description: strings.Repeat("字", 501)}, "description", CodeTooLong},
		{"a long guarantor", Security{Method: ThirdParty, GuarantorName: strings.Repeat("名", 101)}, "guarantorName", CodeTooLong},
		{"a sign that is not seen", Security{Method: ThirdParty, GuarantorName: "丁\u202e"}, "guarantorName", CodeInvalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := tt.security
			s.Normalize()
			wantFaults(t, s.Validate(), tt.location, tt.code)
		})
	}
}

func TestOnlyAGuaranteeBoughtHereIsLinked(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		security Security
		want     bool
	}{
		"bought here":              {Security{Method: Insurance, ViaPlatform: true, GuaranteeID: "g"}, true},
		"not yet bought":           {Security{Method: Insurance, ViaPlatform: true}, false},
		"bought elsewhere":         {Security{Method: Insurance}, false},
		"a guarantee of a bank":    {Security{Method: BankGuarantee, ViaPlatform: true, GuaranteeID: "g"}, false},
		"an id that means nothing": {Security{Method: Insurance, GuaranteeID: "g"}, false},
	}
	for name, tt := range tests {
		if got := tt.security.Linked(); got != tt.want {
			t.Errorf("%s: linked = %v", name, got)
		}
	}
}
