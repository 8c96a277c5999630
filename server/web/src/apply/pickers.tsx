import type { Fault } from '@/base/faults'
import { api, of, type Schemas } from '@/api/client'
import { applyWords } from '@/words/apply'
import { Picker, type Choice, type Found } from './Picker'

const w = applyWords.create

type Props = { faults: Fault[]; value: Choice | undefined; onValue: (value: Choice | undefined) => void }

// CourtPicker chooses the court that is applied to. Courts that are not open yet are
// seen and cannot be chosen; before anything is typed those that are open are listed.
export function CourtPicker(props: Props) {
  return <Picker name="courtCode" label={w.court} hint={w.courtHint} find={(q) => courts(q, true)} {...props} />
}

// JudgmentCourtPicker chooses the court that made the judgment: any court may have.
export function JudgmentCourtPicker(props: Props) {
  return <Picker name="judgmentCourtCode" label={w.judgmentCourt} hint={w.judgmentCourtHint} find={(q) => courts(q, false)} {...props} />
}

async function courts(q: string, onlyOpen: boolean): Promise<Found> {
  const query = q ? { q, limit: 30 } : { open: 'true' as const, limit: 100 }
  const { items, next } = await of(api.GET('/api/v1/courts', { params: { query } }))
  return { items: (items ?? []).map((c) => courtChoice(c, onlyOpen)), more: Boolean(next) }
}

const courtChoice = (c: Schemas['Court'], onlyOpen: boolean): Choice => ({ code: c.code, name: c.name, about: c.province, closed: onlyOpen && !c.open ? w.closed : undefined })

// CausePicker chooses one of the causes in force.
export function CausePicker({ optional, ...props }: Props & { optional: boolean }) {
  return <Picker name="causeCode" label={w.cause + (optional ? applyWords.optional : '')} hint={w.causeHint} find={causes} {...props} />
}

async function causes(q: string): Promise<Found> {
  const { items, next } = await of(api.GET('/api/v1/causes', { params: { query: { q, limit: 30 } } }))
  return { items: (items ?? []).map((c) => ({ code: c.code, name: c.name, about: c.code })), more: Boolean(next) }
}
