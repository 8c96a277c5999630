// The fields of a party, by what it is and where it stands.
import type { Schemas } from '@/api/client'
import { readId } from '@/base/idcard'

export type Party = Schemas['Party']
export type PartyForm = Omit<Party, 'id'>
type Field = keyof PartyForm

const common: Field[] = ['role', 'kind', 'name', 'phone', 'landline', 'mailingAddress']
const ofPerson: Field[] = ['idType', 'idNumber', 'postalCode', 'domicile', 'email']
const ofOrganization: Field[] = ['organizationType', 'creditCode', 'legalRepresentative', 'legalRepresentativeTitle', 'address']
const ofRepresentative: Field[] = ['representativeType', 'firm', 'licenceNumber', 'representsPartyIds']

// needed are the fields without which an application is not taken; the others are
// marked as optional. Where one of two will do, both are.
const needed: Record<Party['role'], Partial<Record<'person' | 'organization' | 'unincorporated', Field[]>>> = {
  applicant: {
    person: ['idType', 'idNumber', 'phone', 'mailingAddress', 'domicile'],
    organization: ['creditCode', 'legalRepresentative', 'mailingAddress', 'address'],
    unincorporated: ['legalRepresentative', 'mailingAddress', 'address'],
  },
  respondent: { person: ['domicile'], organization: ['address'], unincorporated: ['address'] },
  representative: { person: ['idNumber', 'phone', 'representativeType', 'representsPartyIds'] },
}

export function isNeeded(party: PartyForm, field: Field): boolean {
  if (field === 'name') return true
  if (party.representativeType === 'lawyer' && (field === 'firm' || field === 'licenceNumber')) return true
  return needed[party.role][party.kind]?.includes(field) ?? false
}

export const newParty = (role: Party['role']): PartyForm => ({ role, kind: 'person', name: '', idType: 'id_card' })

// said is what the identity card says; who has one is not asked for sex and birth.
export const said = (party: PartyForm) => (party.kind === 'person' && party.idType === 'id_card' ? readId(party.idNumber ?? '', new Date()) : undefined)

// partyBody is what is sent: the fields that belong to what the party is now, so that
// nothing of what it was before stays behind.
export function partyBody(party: PartyForm): Party {
  const fields = [
    ...common,
    ...(party.kind === 'person' ? ofPerson : ofOrganization),
    ...(party.kind === 'person' && !said(party) ? (['sex', 'birthDate'] satisfies Field[]) : []),
    ...(party.role === 'representative' ? ofRepresentative : []),
  ]
  const given = fields.filter((f) => party[f] !== undefined && party[f] !== '' && party[f] !== null)
  return Object.fromEntries(given.map((f) => [f, party[f]])) as Party
}
