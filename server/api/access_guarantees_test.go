package api_test

import "github.com/baoquan/baoquan"

// guaranteeRules is the table of rules for guarantees, insurers' desks and rate
// cards. They are asked of picc, whose underwriter has the column before the other.
var guaranteeRules = map[string]rule{
	"createGuarantee": {creates, "", cover()},
	"listGuarantees":  {ownLists, "", nil},
	"getGuarantee":    {ownReads, baoquan.Issued, nil},
	"patchGuarantee":  {ownWrites, baoquan.Draft, j{"guaranteeAmount": 5000000}},
	"deleteGuarantee": {ownDeletes, baoquan.Draft, nil},
	"renewQuote":      {ownWrites, baoquan.Draft, nil},

	"listGuaranteeParties":     {ownReads, baoquan.Issued, nil},
	"getGuaranteeParties":      {ownReads, baoquan.Issued, nil},
	"addGuaranteeParties":      {ownAdds, baoquan.Draft, party("respondent")},
	"saveGuaranteeParties":     {ownWrites, baoquan.Draft, party("applicant")},
	"removeGuaranteeParties":   {ownDeletes, baoquan.Draft, nil},
	"listGuaranteeClues":       {ownReads, baoquan.Issued, nil},
	"getGuaranteeClues":        {ownReads, baoquan.Issued, nil},
	"addGuaranteeClues":        {ownAdds, baoquan.Draft, nil},
	"saveGuaranteeClues":       {ownWrites, baoquan.Draft, nil},
	"removeGuaranteeClues":     {ownDeletes, baoquan.Draft, nil},
	"listGuaranteeMaterials":   {ownReads, baoquan.Issued, nil},
	"getGuaranteeMaterials":    {ownReads, baoquan.Issued, nil},
	"addGuaranteeMaterials":    {ownAdds, baoquan.Draft, nil},
	"readGuaranteeMaterials":   {ownReads, baoquan.Issued, nil},
	"removeGuaranteeMaterials": {ownDeletes, baoquan.Draft, nil},

	"checkGuarantee":        {ownReads, baoquan.Issued, nil},
	"submitGuarantee":       {ownWrites, baoquan.Draft, nil},
	"withdrawGuarantee":     {ownWrites, baoquan.UnderReview, j{"reason": "和解"}},
	"docketGuarantee":       {ownReads, baoquan.Issued, nil},
	"deadlinesGuarantee":    {ownReads, baoquan.Issued, nil},
	"payGuarantee":          {ownAdds, baoquan.AwaitingPayment, j{"method": "wechat"}},
	"listGuaranteePayments": {ownReads, baoquan.Issued, nil},
	"readPolicy":            {ownReads, baoquan.Issued, nil},
	"readLetter":            {ownReads, baoquan.Issued, nil},
	"eventsGuarantee":       {ownReads, baoquan.Issued, nil},

	"createPreservationFromGuarantee": {ownAdds, baoquan.Issued, j{"noticeVersion": "2026-11"}},
	"surrenderGuarantee":              {ownWrites, baoquan.Issued, j{"reason": "不需要了"}},
	"evaluateInsurer":                 {ownWrites, baoquan.Issued, j{"score": 5}},

	"listGuaranteeCases":         {insures, "", nil},
	"getGuaranteeCase":           {insurerActs, baoquan.Issued, nil},
	"docketGuaranteeCase":        {insurerActs, baoquan.Issued, nil},
	"deadlinesGuaranteeCase":     {insurerActs, baoquan.Issued, nil},
	"checkGuaranteeCase":         {insurerActs, baoquan.Issued, nil},
	"listGuaranteeCasePayments":  {insurerActs, baoquan.Issued, nil},
	"listGuaranteeCaseParties":   {insurerActs, baoquan.Issued, nil},
	"getGuaranteeCaseParties":    {insurerActs, baoquan.Issued, nil},
	"listGuaranteeCaseClues":     {insurerActs, baoquan.Issued, nil},
	"getGuaranteeCaseClues":      {insurerActs, baoquan.Issued, nil},
	"listGuaranteeCaseMaterials": {insurerActs, baoquan.Issued, nil},
	"getGuaranteeCaseMaterials":  {insurerActs, baoquan.Issued, nil},
	"readGuaranteeCaseMaterials": {insurerActs, baoquan.Issued, nil},
	"readCasePolicy":             {insurerActs, baoquan.Issued, nil},
	"readCaseLetter":             {insurerActs, baoquan.Issued, nil},
	"eventsGuaranteeCase":        {insurerActs, baoquan.Issued, nil},
	"underwriteGuarantee":        {insurerActs, baoquan.UnderReview, j{"decision": "approve"}},
	"closeLetter":                {insurerActs, servesRuled, j{"outcome": "released", "reason": "期限届满"}},
	"listEvaluations":            {insures, "", nil},

	"listQuotes":    {anyone, "", nil},
	"listRateCards": {insures, "", nil},
	"putRateCard":   {insures, "", rateCard("2026-12-01", 4_000)},
}
