import { useState } from 'react'
import { api, of } from '@/api/client'
import { faultsOf } from '@/base/faults'
import type { Application } from './application'
import { clueBody, type Clue, type ClueForm } from './clue'
import { partyBody, type Party, type PartyForm } from './party'
import { useSave, type Headers } from './save'
import { securityBody, type Security, type SecurityForm } from './security'
import { applyWords } from '@/words/apply'

// The parts of an application are each saved by itself. id is empty for a new one.

const at = (app: Application, id: string, header: Headers) => ({ path: { id: app.id, partId: id }, header: { 'If-Match': header['If-Match'] } })
const under = (app: Application, header: Headers) => ({ path: { id: app.id }, header })

export function useSaveParty(app: Application, id: string, done: () => void) {
  return useSave(app, (form: PartyForm, header) => {
    const body = partyBody(form)
    return id
      ? of(api.PUT(`/api/v1/${app.kind}s/{id}/parties/{partId}`, { params: at(app, id, header), body }))
      : of(api.POST(`/api/v1/${app.kind}s/{id}/parties`, { params: under(app, header), body }))
  }, done)
}

export function useSaveClue(app: Application, id: string, done: () => void) {
  return useSave(app, (form: ClueForm, header) => {
    const body = clueBody(form) as Clue
    return id
      ? of(api.PUT(`/api/v1/${app.kind}s/{id}/clues/{partId}`, { params: at(app, id, header), body }))
      : of(api.POST(`/api/v1/${app.kind}s/{id}/clues`, { params: under(app, header), body }))
  }, done)
}

export function useSaveSecurity(app: Application, id: string, done: () => void) {
  return useSave(app, (form: SecurityForm, header) => {
    const body = securityBody(form, applyWords.security.policy) as Security
    return id
      ? of(api.PUT('/api/v1/preservations/{id}/securities/{partId}', { params: at(app, id, header), body }))
      : of(api.POST('/api/v1/preservations/{id}/securities', { params: under(app, header), body }))
  }, done)
}

export type Removable = { part: 'parties'; item: Party; name: string } | { part: 'clues'; item: Clue; name: string } | { part: 'securities'; item: Security; name: string }

// useRemoval removes parts at once and keeps the last one, to be put back.
export function useRemoval(app: Application) {
  const [last, setLast] = useState<Removable>()
  const removing = useSave(app, (what: Removable, header) => remove(app, what, header), (_, what) => setLast(what))
  const restoring = useSave(app, (what: Removable, header) => restore(app, what, header), () => setLast(undefined))
  const error = removing.error ?? restoring.error
  return {
    last,
    remove: (what: Removable) => {
      restoring.reset()
      if (!removing.isPending) removing.mutate(what)
    },
    undo: () => {
      if (last && !restoring.isPending) restoring.mutate(last)
    },
    fault: error ? faultsOf(error)[0]?.message : undefined,
  }
}

async function remove(app: Application, { part, item }: Removable, header: Headers) {
  const params = at(app, item.id, header)
  if (part === 'securities') return void (await api.DELETE('/api/v1/preservations/{id}/securities/{partId}', { params }))
  if (part === 'parties') return void (await api.DELETE(`/api/v1/${app.kind}s/{id}/parties/{partId}`, { params }))
  return void (await api.DELETE(`/api/v1/${app.kind}s/{id}/clues/{partId}`, { params }))
}

// restore adds again what was removed; the house gives it a new id.
async function restore(app: Application, what: Removable, header: Headers) {
  const params = under(app, header)
  const { id: _, ...body } = what.item
  if (what.part === 'securities') return void (await api.POST('/api/v1/preservations/{id}/securities', { params, body: body as Security }))
  if (what.part === 'parties') return void (await api.POST(`/api/v1/${app.kind}s/{id}/parties`, { params, body: body as Party }))
  return void (await api.POST(`/api/v1/${app.kind}s/{id}/clues`, { params, body: body as Clue }))
}
