import { SelectField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { courtWords } from '@/words/court'
import { LongField } from '@/base/LongField'

const w = courtWords.desk

export type Reason = { pick: string; text: string } // other: only the text
export const noReason: Reason = { pick: '', text: '' }

// reasonOf is a reason as it is sent, empty when none was given.
export function reasonOf({ pick, text }: Reason): string {
  const own = text.trim()
  if (pick === '' || pick === 'other') return pick === 'other' ? own : ''
  return own ? `${pick}：${own}` : pick
}

// ReasonField is a reason from a list, with words of one's own.
export function ReasonField({ list, faults, value, onValue }: { list: string[]; faults: Fault[]; value: Reason; onValue: (value: Reason) => void }) {
  const options = [{ value: '', label: w.reasonPick }, ...list.map((r) => ({ value: r, label: r })), { value: 'other', label: w.reasonOther }]
  return (
    <>
      <SelectField name="reason" label={w.reason} faults={faults} value={value.pick} onValue={(pick) => onValue({ ...value, pick })} options={options} />
      <LongField name="reason-text" label={w.reasonText} faults={[]} value={value.text} onValue={(text) => onValue({ ...value, text })} maxLength={1500} />
    </>
  )
}
