// What is marked in the paper to be put right, each with its reason.
import { useState } from 'react'
import type { Fault } from '@/base/faults'
import type { Marks, Place } from '@/case/Paper'
import { courtWords } from '@/words/court'
import { noReason, reasonOf, type Reason } from './ReasonField'

const w = courtWords.desk

export type Mark = { location: string; name: string; reason: Reason }

export function useMarks() {
  const [all, set] = useState<Mark[]>([])
  const toggle = ({ location, name }: Pick<Place, 'location' | 'name'>) =>
    set((now) => (now.some((m) => m.location === location) ? now.filter((m) => m.location !== location) : [...now, { location, name, reason: noReason }]))
  const setReason = (location: string, reason: Reason) => set((now) => now.map((m) => (m.location === location ? { ...m, reason } : m)))
  // A box at each field, part and slot. A section is marked where nothing stands in it.
  const boxes: Marks = (place) => {
    const on = all.some((m) => m.location === place.location)
    return (
      <label className={on ? 'mark on' : 'mark'}>
        <input type="checkbox" checked={on} onChange={() => toggle(place)} aria-label={w.markOf(place.name)} />
        {on ? w.marked : w.mark}
      </label>
    )
  }
  return { all, toggle, setReason, boxes }
}

export type Marking = ReturnType<typeof useMarks>

// itemsOf are the marks as they are sent.
export const itemsOf = (marks: Mark[]) => marks.map((m) => ({ location: m.location, reason: reasonOf(m.reason) }))

// faultsOfMarks names the marks without a reason.
export function faultsOfMarks(marks: Mark[]): Fault[] {
  if (marks.length === 0) return [{ location: '', message: w.marksNone }]
  return marks.flatMap((m, i) => (reasonOf(m.reason) === '' ? [{ location: `items[${i}].reason`, message: w.whyAsk }] : []))
}
