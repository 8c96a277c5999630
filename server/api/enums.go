package api

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"github.com/baoquan/baoquan"
)

// enums are the codes that the document lists for fields of these types. They
// are documentation: what may be sent is the law's to say.
var enums = map[reflect.Type][]any{
	reflect.TypeFor[baoquan.Kind]():     {baoquan.Preservation, baoquan.Guarantee},
	reflect.TypeFor[baoquan.Category](): {baoquan.PreLitigation, baoquan.Litigation, baoquan.PreEnforcement},
	reflect.TypeFor[baoquan.PreservationType](): {
		baoquan.PropertyPreservation, baoquan.ActPreservation, baoquan.EvidencePreservation,
	},
	reflect.TypeFor[baoquan.PreSuitStage](): {baoquan.BeforeFiling, baoquan.InArbitration},
	reflect.TypeFor[baoquan.Capacity]():     {baoquan.AsApplicant, baoquan.AsLawyer, baoquan.AsAgent},
	reflect.TypeFor[baoquan.UnsecuredReason](): {
		baoquan.SupportOrInjury, baoquan.DomesticViolence, baoquan.PublicInterest, baoquan.GoodSamaritan,
		baoquan.ClearCase, baoquan.FinancialInstitution, baoquan.OtherUnsecuredReason,
	},
	reflect.TypeFor[baoquan.Status](): {
		baoquan.Draft, baoquan.UnderReview, baoquan.Returned, baoquan.AwaitingPayment, baoquan.AwaitingRuling,
		baoquan.Issuing, baoquan.Ruled, baoquan.Issued, baoquan.Rejected, baoquan.Declined, baoquan.Withdrawn,
		baoquan.Lapsed, baoquan.Cancelled,
	},
	reflect.TypeFor[baoquan.Role]():      {baoquan.RoleApplicant, baoquan.RoleRespondent, baoquan.RoleRepresentative},
	reflect.TypeFor[baoquan.PartyKind](): {baoquan.Person, baoquan.Organization, baoquan.Unincorporated},
	reflect.TypeFor[baoquan.Sex]():       {baoquan.Male, baoquan.Female},
	reflect.TypeFor[baoquan.IDType](): {
		baoquan.IDCard, baoquan.Passport, baoquan.HKMacaoPermit, baoquan.TaiwanPermit, baoquan.OtherID,
	},
	reflect.TypeFor[baoquan.OrganizationType](): {
		baoquan.Government, baoquan.PublicInstitution, baoquan.Enterprise, baoquan.SocialGroup,
		baoquan.PrivateNonEnterprise, baoquan.OtherOrganization,
	},
	reflect.TypeFor[baoquan.RepresentativeType](): {
		baoquan.Lawyer, baoquan.LegalWorker, baoquan.Relative, baoquan.Employee, baoquan.OtherRepresentative,
	},
	reflect.TypeFor[baoquan.ClueKind](): {
		baoquan.ClueHouse, baoquan.ClueLand, baoquan.ClueVehicle, baoquan.ClueDeposit, baoquan.ClueEquity,
		baoquan.ClueSecurity, baoquan.ClueOnline, baoquan.ClueClaim, baoquan.ClueIP, baoquan.ClueGoods,
		baoquan.ClueVessel, baoquan.ClueOther,
	},
	reflect.TypeFor[baoquan.SecurityMethod](): {
		baoquan.Insurance, baoquan.BankGuarantee, baoquan.ThirdParty, baoquan.OwnProperty,
	},
	reflect.TypeFor[baoquan.Slot](): {
		baoquan.SlotApplicationForm, baoquan.SlotComplaint, baoquan.SlotAcceptanceNotice, baoquan.SlotIdentity,
		baoquan.SlotSecurity, baoquan.SlotEvidence, baoquan.SlotOther,
	},
	reflect.TypeFor[baoquan.Scan]():         {baoquan.ScanPending, baoquan.ScanClean, baoquan.ScanRefused},
	reflect.TypeFor[baoquan.Outcome]():      {baoquan.Granted, baoquan.PartlyGranted, baoquan.Dismissed},
	reflect.TypeFor[baoquan.PaperSlot]():    {baoquan.PaperFront, baoquan.PaperBack, baoquan.PaperHolding},
	reflect.TypeFor[baoquan.PapersReason](): {baoquan.OtherPaper, baoquan.NoPhone, baoquan.CannotFace, baoquan.FaceFailed},
	reflect.TypeFor[baoquan.PapersRefusal](): {
		baoquan.PapersUnreadable, baoquan.PapersMismatch, baoquan.PapersExpired, baoquan.PapersNotThePerson,
		baoquan.PapersIncomplete, baoquan.PapersOther,
	},
	reflect.TypeFor[baoquan.DeadlineName](): {
		baoquan.DeadlineDraftExpiry, baoquan.DeadlineReview, baoquan.DeadlineCorrection, baoquan.DeadlineFee,
		baoquan.DeadlineRuling, baoquan.DeadlineIssuing, baoquan.DeadlineUse,
	},
}

// documentCodes writes the codes into the schemas of the document, and that the
// house gives ids.
func (a *API) documentCodes() {
	registry := a.huma.OpenAPI().Components.Schemas
	for name, schema := range registry.Map() {
		of := registry.TypeFromRef("#/components/schemas/" + name)
		for of != nil && of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		if of == nil || of.Kind() != reflect.Struct {
			continue
		}
		for field, index := range fieldsOf(of) {
			documentField(schema.Properties[field], of.FieldByIndex(index).Type)
		}
	}
	for _, part := range []reflect.Type{
		reflect.TypeFor[baoquan.Party](), reflect.TypeFor[baoquan.Clue](), reflect.TypeFor[baoquan.Security](),
	} {
		ref := registry.Schema(part, true, "").Ref
		registry.SchemaFromRef(ref).Properties["id"].ReadOnly = true
	}
}

func documentField(property *huma.Schema, of reflect.Type) {
	if property == nil {
		return
	}
	if codes, known := enums[of]; known && len(property.Enum) == 0 {
		property.Enum = codes
	}
	if of == reflect.TypeFor[baoquan.Fen]() && property.Description == "" {
		property.Description = "分"
	}
	if of == reflect.TypeFor[baoquan.Date]() {
		property.Description = "年-月-日，如 2026-01-31"
	}
}
