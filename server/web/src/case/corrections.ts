// What of a correction was seen to: the docket says which part was changed since the
// application came back.
import type { Entry } from './docket'
import type { Application } from './reader'
import { slotKey } from './slots'

type Edit = { part?: string; id?: string }

// doneSince says of each item whether its part was changed since the return.
export function doneSince(a: Pick<Application, 'correction' | 'materials'>, docket: Entry[]): boolean[] {
  const back = docket.map((e) => e.kind === 'returned' || e.kind === 'insurer_silent').lastIndexOf(true)
  const edits = docket.slice(back + 1).filter((e) => e.kind === 'edited').map((e) => (e.detail ?? {}) as Edit)
  return (a.correction?.items ?? []).map(({ location }) => {
    const [part = '', id = ''] = location.split('/')
    if (part === 'materials') return edits.some((e) => e.part === 'materials' && inSlot(a, e.id, location))
    if (['parties', 'clues', 'securities'].includes(part)) return edits.some((e) => e.part === part && (id === '' || e.id === id))
    return edits.some((e) => e.part === 'basics' || e.part === 'quote')
  })
}

// inSlot: the file lies in the slot now. One that was taken out is found nowhere, and
// may have been of any slot.
function inSlot(a: Pick<Application, 'materials'>, id: string | undefined, location: string): boolean {
  const file = (a.materials ?? []).find((m) => m.id === id)
  return file !== undefined && (slotKey(file) === location || slotKey(file).startsWith(location + '/') || location === 'materials')
}
