// Where a thing is put right: the server names it by step and location
// (parties/ID/idNumber), a page by its path and the field in its address.
import { stepPath, stepsOf, type Step } from '@/apply/application'
import { casesWords } from '@/words/cases'
import { basicsOf, clueOf, partyOf, securityOf, type Row } from './paper'
import type { Application } from './reader'
import { slotKey, slotsOf } from './slots'

const w = casesWords

// stepOf is the step on which a location is put right.
export function stepOf(a: Pick<Application, 'kind'>, location: string): Step {
  const step = location.startsWith('materials') ? 'materials' : location.startsWith('securities') ? 'securities' : 'basics'
  return stepsOf[a.kind].includes(step) ? step : 'basics'
}

// placePath leads to a location on its step. An insurer's system may name places that
// no form has: those lead to the step alone.
export const placePath = (a: Pick<Application, 'kind' | 'id'>, location: string) => `${stepPath(a, stepOf(a, location))}#${encodeURI(location)}`

// placeName is what a location is called: 申请人 田浩 证件号码.
export function placeName(a: Application, location: string): string {
  const [part = '', id = ''] = location.split('/')
  if (part === 'materials') return slotsOf(a).find((s) => slotKey(s) === location)?.title ?? w.paper.materials
  const parties = a.parties ?? []
  if (part === 'parties') {
    const party = parties.find((p) => p.id === id)
    return party ? named(`${w.role[party.role]} ${party.name}`, partyOf(party, parties, new Date()), location) : w.paper.parties.applicant
  }
  if (part === 'clues') {
    const i = (a.clues ?? []).findIndex((clue) => clue.id === id)
    return i >= 0 ? named(w.paper.clue(i + 1), clueOf(a.clues![i]!, parties), location) : w.paper.clues
  }
  if (part === 'securities') {
    const i = (a.securities ?? []).findIndex((s) => s.id === id)
    return i >= 0 ? named(w.paper.security(i + 1), securityOf(a.securities![i]!), location) : w.paper.securities
  }
  return basicsOf(a).find((row) => row.location === location)?.name ?? w.paper.basics
}

function named(part: string, rows: Row[], location: string): string {
  const field = rows.find((row) => row.location === location)
  return field ? `${part} ${field.name}` : part
}
