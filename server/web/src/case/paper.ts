// What stands on the paper of an application, in rows: where in the application, what
// it is called, what it says. Rows that are always asked for stand there unanswered too.
import type { Schemas } from '@/api/client'
import { capital, percent, wan, yuan } from '@/base/money'
import { day } from '@/base/time'
import { casesWords } from '@/words/cases'
import type { Application } from './reader'

const c = casesWords
const w = c.paper

export type Row = { location: string; name: string; value: string; capital?: string; wide?: boolean }

// row is a row that stands there whether answered or not, extra one that only does when
// it is.
const row = (location: string, name: string, value: string | undefined, more: Partial<Row> = {}): Row[] => [{ location, name, value: value ?? '', ...more }]
const extra = (location: string, name: string, value: string | undefined, more: Partial<Row> = {}) => (value ? row(location, name, value, more) : [])
const money = (location: string, name: string, fen: number | undefined) =>
  fen === undefined || fen === 0 ? [] : row(location, name, `${yuan(fen)} ${c.yuan}`, { capital: capital(fen) })

// basicsOf are the rows of the basics.
export function basicsOf(a: Application): Row[] {
  return [
    ...row('courtCode', w.court, a.courtName),
    ...extra('insurerCode', w.insurer, a.insurerName),
    ...row('category', w.category, c.category[a.category]),
    ...extra('type', w.type, a.type && c.type[a.type]),
    ...extra('preSuitStage', w.preSuitStage, a.preSuitStage && c.preSuitStage[a.preSuitStage]),
    ...extra('caseType', w.caseType, a.caseType),
    ...extra('caseNumber', w.caseNumber, a.caseNumber),
    ...extra('causeCode', w.cause, a.causeName),
    ...extra('judgmentCourtCode', w.judgmentCourt, a.judgmentCourtCode),
    ...money(a.kind === 'guarantee' ? 'preservationAmount' : 'amount', w.amount, a.kind === 'guarantee' ? a.preservationAmount : a.amount),
    ...price(a),
    ...security(a),
    ...extra('submitter', w.submitter, a.submitter),
    ...row('submitterCapacity', w.capacity, c.capacity[a.submitterCapacity]),
    ...row('submittedAt', w.submittedAt, a.submittedAt ? day(a.submittedAt) : w.notSubmitted),
  ]
}

function price(a: Application): Row[] {
  if (a.kind === 'preservation') return a.fee ? money('fee', w.fee, a.fee) : money('suggestedFee', w.suggestedFee, a.suggestedFee)
  return [
    ...money('guaranteeAmount', w.guaranteeAmount, a.guaranteeAmount),
    ...extra('ratePpm', w.rate, a.ratePpm ? percent(a.ratePpm) : undefined),
    ...(a.premium ? money('premium', w.premium, a.premium) : money('suggestedPremium', w.suggestedPremium, a.suggestedPremium)),
  ]
}

function security(a: Application): Row[] {
  if (a.secured === undefined) return []
  return [
    ...row('secured', w.secured, a.secured ? c.secured.yes : c.secured.no),
    ...extra('unsecuredReason', w.unsecuredReason, a.unsecuredReason && c.unsecuredReason[a.unsecuredReason], { wide: true }),
    ...extra('unsecuredNote', w.unsecuredNote, a.unsecuredNote, { wide: true }),
  ]
}

type Party = Schemas['Party']

// partyOf are the rows of a party, as the manual lists them for its kind.
export function partyOf(p: Party, all: Party[], now: Date): Row[] {
  const at = (field: string) => `parties/${p.id}/${field}`
  const line = p.landline ? [p.landline.area, p.landline.number, p.landline.extension].filter(Boolean).join('-') : undefined
  const person = p.kind === 'person'
  return [
    ...row(at('name'), person ? w.name : w.unitName, p.name),
    ...row(at('kind'), w.partyKind, c.partyKind[p.kind]),
    ...(person ? personRows(p, at, now) : unitRows(p, at)),
    ...row(at('phone'), w.phone, p.phone),
    ...extra(at('landline'), w.landline, line),
    ...extra(at('email'), w.email, p.email),
    ...(p.role === 'representative' ? extra : row)(at('mailingAddress'), w.mailingAddress, p.mailingAddress, { wide: true }),
    ...extra(at('postalCode'), w.postalCode, p.postalCode),
    ...(p.role === 'representative' ? representativeRows(p, all, at) : person ? row(at('domicile'), w.domicile, p.domicile, { wide: true }) : row(at('address'), w.address, p.address, { wide: true })),
  ]
}

type At = (field: string) => string

function personRows(p: Party, at: At, now: Date): Row[] {
  return [
    ...extra(at('sex'), w.sex, p.sex && c.sex[p.sex]),
    ...extra(at('birthDate'), w.age, p.birthDate && w.ageOf(ageOn(p.birthDate, now))),
    ...row(at('idType'), w.idType, p.idType && c.idType[p.idType]),
    ...row(at('idNumber'), w.idNumber, p.idNumber),
  ]
}

function unitRows(p: Party, at: At): Row[] {
  return [
    ...extra(at('organizationType'), w.organizationType, p.organizationType && c.organizationType[p.organizationType]),
    ...row(at('creditCode'), w.creditCode, p.creditCode),
    ...row(at('legalRepresentative'), w.legalRepresentative, p.legalRepresentative),
    ...extra(at('legalRepresentativeTitle'), w.legalRepresentativeTitle, p.legalRepresentativeTitle),
  ]
}

function representativeRows(p: Party, all: Party[], at: At): Row[] {
  const represented = all.filter((other) => p.representsPartyIds?.includes(other.id)).map((other) => other.name)
  return [
    ...row(at('representativeType'), w.representativeType, p.representativeType && c.representativeType[p.representativeType]),
    ...row(at('representsPartyIds'), w.represents, represented.join(c.comma)),
    ...extra(at('firm'), w.firm, p.firm),
    ...extra(at('licenceNumber'), w.licenceNumber, p.licenceNumber),
    ...extra(at('domicile'), w.domicile, p.domicile, { wide: true }),
  ]
}

// ageOn is how old somebody is on the day that it is in Beijing.
export function ageOn(born: string, now: Date): number {
  const today = day(now.toISOString())
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}

type Clue = Schemas['Clue']

// clueOf are the rows of a clue: whose, worth what, and what its kind asks for.
export function clueOf(clue: Clue, parties: Party[]): Row[] {
  const at = (field: string) => `clues/${clue.id}/${field}`
  const said = (clue[clue.kind] ?? {}) as Record<string, string | undefined>
  return [
    ...row(at('kind'), w.clueKind, c.clueKind[clue.kind]),
    ...row(at('ownerPartyId'), w.owner, parties.find((p) => p.id === clue.ownerPartyId)?.name),
    ...row(at('value'), w.value, worth(clue.value)),
    ...Object.entries(c.clueField[clue.kind]).flatMap(([field, name]) => extra(at(`${clue.kind}.${field}`), name, said[field])),
    ...extra(at('province'), w.province, clue.province),
    ...extra(at('description'), w.description, clue.description, { wide: true }),
  ]
}

// worth is a value as the manual shows it, with what it is in 元.
export const worth = (fen: number) => `${wan(fen)} ${c.wanYuan}（${yuan(fen)} ${c.yuan}）`

// securityOf are the rows of a security.
export function securityOf(s: Schemas['Security']): Row[] {
  const at = (field: string) => `securities/${s.id}/${field}`
  return [
    ...row(at('method'), w.method, c.method[s.method]),
    ...(s.method === 'insurance' ? row(at('guaranteeId'), w.via, s.viaPlatform ? w.viaHere : w.viaElsewhere) : []),
    ...extra(at('guarantorName'), w.guarantor[s.method], s.guarantorName),
    ...extra(at('name'), w.securityName, s.name),
    ...extra(at('description'), w.securityInfo, s.description, { wide: true }),
    ...row(at('value'), w.value, s.value ? worth(s.value) : undefined),
  ]
}
