// The application that is being filled in, of both kinds: where it is read, and
// where its pages stand.
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { api, of, type Schemas } from '@/api/client'

export type Application = Schemas['ApplicationView']
export type Kind = Application['kind']
export type Step = 'basics' | 'securities' | 'materials' | 'preview'

export const stepsOf: Record<Kind, Step[]> = {
  preservation: ['basics', 'securities', 'materials', 'preview'],
  guarantee: ['basics', 'materials', 'preview'],
}

export const listPath = (kind: Kind) => `/${kind}s`
export const casePath = (kind: Kind, id: string) => `/${kind}s/${id}`
export const stepPath = (app: Pick<Application, 'kind' | 'id'>, step: Step) => `${casePath(app.kind, app.id)}/edit/${step}`

// useKind is which of the two kinds the page is about; its address says it.
export const useKind = (): Kind => (useLocation().pathname.startsWith('/guarantees') ? 'guarantee' : 'preservation')

export const applicationKey = (kind: Kind, id: string) => [kind, id]

export function useApplication(kind: Kind, id: string) {
  return useQuery({ queryKey: applicationKey(kind, id), queryFn: () => of(api.GET(`/api/v1/${kind}s/{id}`, { params: { path: { id } } })) })
}

// editable: what a draft may change may be changed in a correction too.
export const editable = (app: Application) => app.status === 'draft' || app.status === 'returned'

// asked is the amount to be preserved, in fen; the kinds name it differently.
export const asked = (app: Application) => app.amount ?? app.preservationAmount ?? 0

// ifMatch says which version somebody has seen.
export const ifMatch = (app: Application) => ({ 'If-Match': `"${app.version}"` })
