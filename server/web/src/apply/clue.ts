// The fields of a clue, by its kind, as they are typed.
import type { Schemas } from '@/api/client'
import { parse, wan } from '@/base/money'
import { applyWords } from '@/words/apply'
import type { Party } from './party'

export type Clue = Schemas['Clue']
export type ClueKind = Clue['kind']

export type ClueForm = {
  kind: ClueKind | ''; ownerPartyId: string; value: string; province: string; description: string
  // what was typed for each kind: who looks at another one finds it again
  details: Partial<Record<ClueKind, Record<string, string>>>
}

// needed are the fields without which a kind is no concrete clue.
const needed: Partial<Record<ClueKind, string[]>> = {
  house: ['certificateNumber', 'address'], vehicle: ['brand', 'model', 'plate'], deposit: ['bank', 'account'], security: ['account', 'venue'],
  ip: ['number', 'name'], goods: ['name', 'quantity', 'location'], other: ['name', 'location'],
}

export const isNeededOf = (kind: ClueKind, field: string) => needed[kind]?.includes(field) ?? false

export const fieldsOf = (kind: ClueKind) => Object.entries(applyWords.clue.fields[kind]) as [string, string][]

export function clueForm(clue: Clue | undefined, respondents: Party[]): ClueForm {
  if (!clue) return { kind: '', ownerPartyId: respondents.length === 1 ? respondents[0]!.id : '', value: '', province: '', description: '', details: {} }
  return {
    kind: clue.kind, ownerPartyId: clue.ownerPartyId, value: wan(clue.value), province: clue.province ?? '', description: clue.description ?? '',
    details: { [clue.kind]: detailOf(clue) },
  }
}

const detailOf = (clue: Clue) => (clue[clue.kind] ?? {}) as Record<string, string>

// clueBody is what is sent: the fields of the chosen kind alone.
export function clueBody(form: ClueForm): Omit<Clue, 'id'> {
  const { kind, ownerPartyId, province, description } = form
  const detail = Object.fromEntries(Object.entries((kind && form.details[kind]) || {}).filter(([, text]) => text !== ''))
  return { kind: kind as ClueKind, ownerPartyId, value: parse(form.value, 1_000_000) ?? 0, ...(province && { province }), ...(description && { description }), ...(kind && { [kind]: detail }) }
}

// lineOf is a clue in one line, as the tables show it.
export function lineOf(clue: Clue): string {
  const detail = detailOf(clue)
  const parts = fieldsOf(clue.kind).filter(([field]) => detail[field]).map(([field, label]) => `${label}：${detail[field]}`)
  return [...parts, clue.province, clue.description].filter(Boolean).join('，')
}
