import { SelectField, TextField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { courtWords } from '@/words/court'
import type { Mark, Marking } from './marks'

const w = courtWords.desk
const options = [{ value: '', label: w.reasonPick }, ...w.whys.map((r) => ({ value: r, label: r })), { value: 'other', label: w.whyOther }]

// MarkList collects what was marked before it is sent.
export function MarkList({ marking, faults }: { marking: Marking; faults: Fault[] }) {
  return (
    <section aria-labelledby="marks">
      <h3 id="marks" aria-live="polite">{w.marks(marking.all.length)}</h3>
      <p className="quiet">{w.marksHint}</p>
      <ol className="marks">{marking.all.map((m, i) => <Row key={m.location} mark={m} at={`items[${i}].reason`} marking={marking} faults={faults} />)}</ol>
    </section>
  )
}

function Row({ mark: m, at, marking, faults }: { mark: Mark; at: string; marking: Marking; faults: Fault[] }) {
  return (
    <li>
      <div className="bar">
        <strong>{m.name}</strong>
        <button className="plain push" type="button" aria-label={w.unmarkOf(m.name)} onClick={() => marking.toggle(m)}>{w.unmark}</button>
      </div>
      <SelectField name={at} label={w.why} faults={faults} value={m.reason.pick} onValue={(pick) => marking.setReason(m.location, { ...m.reason, pick })} options={options} />
      <TextField name={at + '-text'} label={w.whyText} faults={[]} value={m.reason.text} maxLength={400} onValue={(text) => marking.setReason(m.location, { ...m.reason, text })} />
    </li>
  )
}
