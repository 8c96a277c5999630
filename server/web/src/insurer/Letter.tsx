import { useState } from 'react'
import { ChoiceField } from '@/base/Field'
import { time } from '@/base/time'
import { Deciding, type Reading } from '@/desk/Deciding'
import type { Desk } from '@/desk/DeskCase'
import { Facts } from '@/desk/Facts'
import { LongField } from '@/base/LongField'
import type { Fault } from '@/base/faults'
import { casesWords } from '@/words/cases'
import { insurerWords } from '@/words/insurer'

const w = insurerWords.letter

type Outcome = 'claimed' | 'released'
const outcomes = (['claimed', 'released'] as const).map((value) => ({ value, label: w.options[value] }))

// Letter is what was issued, and what becomes of it: a claim, or that the insurer is
// released from it.
export function Letter(desk: Desk) {
  const { application: a, base } = desk
  return (
    <>
      <h3>{w.title}</h3>
      <Facts facts={[[w.status, a.letterStatus ? casesWords.letter[a.letterStatus] : '']]} />
      {(a.documents ?? []).map((d) => (
        <div key={d.kind}>
          <Facts facts={[[w.kinds[d.kind], d.number], [w.issued, time(d.issuedAt)], [w.code, <a key="code" href={`/verify/${d.code}`}>{d.code}</a>]]} />
          <p><a className="button second" href={`${base}/${d.kind}`} download>{w.download(w.kinds[d.kind])}</a></p>
        </div>
      ))}
      {a.letterStatus === 'used' && <Closing {...desk} />}
    </>
  )
}

function Closing({ application: a, base, onActing, onEnded }: Desk) {
  const [outcome, choose] = useState<Outcome>()
  const [reason, setReason] = useState('')
  const read = (): Reading => {
    const faults: Fault[] = []
    if (!outcome) faults.push({ location: 'outcome', message: w.outcomeAsk })
    if (!reason.trim()) faults.push({ location: 'reason', message: w.reasonAsk })
    return faults.length > 0 || !outcome ? { faults } : { faults: [], decision: { outcome, reason: reason.trim() }, act: w.act, effects: w.effect[outcome] }
  }
  return (
    <>
      <h3>{w.closing}</h3>
      <p className="quiet">{w.hint}</p>
      <Deciding key={a.version} application={a} base={base} path="closing" next={w.next} told={[]} read={read} onActing={onActing} onEnded={onEnded}>
        {(faults) => (
          <>
            <ChoiceField<Outcome> name="outcome" label={w.outcome} faults={faults} value={outcome} onValue={choose} options={outcomes} />
            <LongField name="reason" label={w.reason} faults={faults} value={reason} onValue={setReason} maxLength={500} />
          </>
        )}
      </Deciding>
    </>
  )
}
