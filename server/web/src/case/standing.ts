// Where an application is on its way, and whose turn it is.
import type { Application, Kind } from './reader'

type Status = Application['status']

// ways are the statuses on the way, in order; a correction goes back to the review.
export const ways: Record<Kind, Status[]> = {
  preservation: ['draft', 'under_review', 'awaiting_payment', 'awaiting_ruling', 'ruled'],
  guarantee: ['draft', 'under_review', 'awaiting_payment', 'issuing', 'issued'],
}

// ended are the ends on the way: how far it had come nobody needs to know any more.
const ended: Status[] = ['rejected', 'declined', 'withdrawn', 'lapsed', 'cancelled']

export type Mark = { status: Status; state: 'done' | 'now' | 'todo' }

// progress is the bar of the statuses; nothing for an application that ended on the way.
export function progress(a: Pick<Application, 'kind' | 'status'>): Mark[] {
  if (ended.includes(a.status)) return []
  const way = ways[a.kind].map((status) => (status === 'under_review' && a.status === 'returned' ? 'returned' : status))
  const at = way.indexOf(a.status)
  const last = at === way.length - 1
  return way.map((status, i) => ({ status, state: i < at || (last && i === at) ? 'done' : i === at ? 'now' : 'todo' }))
}

export type Turn = 'you' | 'court' | 'insurer' | 'system' | 'over'

// turnOf is who has to act now.
export function turnOf(a: Pick<Application, 'kind' | 'status'>): Turn {
  switch (a.status) {
    case 'draft':
    case 'returned':
    case 'awaiting_payment':
      return 'you'
    case 'under_review':
      return a.kind === 'preservation' ? 'court' : 'insurer'
    case 'awaiting_ruling':
      return 'court'
    case 'issuing':
      return 'insurer'
    default:
      return 'over'
  }
}

// withdrawable: as long as nothing was ruled or issued, and it was handed in.
export const withdrawable = (a: Pick<Application, 'status'>) => ['under_review', 'returned', 'awaiting_payment', 'awaiting_ruling', 'issuing'].includes(a.status)
