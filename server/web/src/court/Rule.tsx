import { useState } from 'react'
import { ChoiceField, Labelled } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { capital, yuan } from '@/base/money'
import { AmountField } from '@/desk/AmountField'
import { Deciding, type Reading } from '@/desk/Deciding'
import type { Desk } from '@/desk/DeskCase'
import { Facts } from '@/desk/Facts'
import { LongField } from '@/base/LongField'
import { casesWords } from '@/words/cases'
import { courtWords } from '@/words/court'
import { ruling, type Draft, type How, type Outcome } from './ruling'

const w = courtWords.rule
const outcomes = (['granted', 'partly_granted', 'dismissed'] as const).map((value) => ({ value, label: casesWords.outcome[value] }))
const hows: { value: How; label: string }[] = [{ value: 'template', label: w.template }, { value: 'upload', label: w.upload }]

// Rule (裁定) decides on a case that was accepted (row 59): outcome, amount and reasons,
// with the document of the template or one's own.
export function Rule({ application: a, base, ...watch }: Desk) {
  const asked = a.amount ?? 0
  const [draft, set] = useState<Draft>({ outcome: undefined, amount: '', text: '', how: a.type === 'property' ? 'template' : 'upload', file: undefined })
  const change = (part: Partial<Draft>) => set((d) => ({ ...d, ...part }))
  const read = (): Reading => {
    const { faults, decision } = ruling(draft, asked)
    if (!decision) return { faults }
    const file = draft.how === 'upload' ? draft.file : undefined
    return { faults: [], decision, ...(file && { file }), act: w.act, effects: w.effect, summary: <Summary draft={draft} amount={decision.amount ?? asked} number={a.number} /> }
  }
  return (
    <Deciding application={a} base={base} path="ruling" next={w.next} told={[courtWords.desk.told(a.submitter ?? '')]} read={read} {...watch}>
      {(faults) => (
        <>
          <h3>{w.title}</h3>
          <ChoiceField<Outcome> name="outcome" label={w.outcome} faults={faults} value={draft.outcome} onValue={(outcome) => change({ outcome })} options={outcomes} />
          {draft.outcome === 'partly_granted' && (
            <AmountField name="amount" label={w.amount} hint={w.amountHint(yuan(asked))} faults={faults} value={draft.amount} onValue={(amount) => change({ amount })} />
          )}
          <LongField name="text" label={w.text} hint={w.textHint} faults={faults} value={draft.text} rows={6} maxLength={20000} onValue={(text) => change({ text })} />
          {a.type === 'property' ? <ChoiceField<How> name="how" label={w.how} faults={faults} value={draft.how} onValue={(how) => change({ how })} options={hows} /> : <p>{w.noTemplate}</p>}
          {draft.how === 'upload' && <Document faults={faults} file={draft.file} onFile={(file) => change({ file })} />}
        </>
      )}
    </Deciding>
  )
}

function Document({ faults, file, onFile }: { faults: Fault[]; file: File | undefined; onFile: (file: File | undefined) => void }) {
  return (
    <Labelled name="file" label={w.file} hint={w.fileHint} faults={faults}>
      {(aria) => (
        <>
          <input className="text" type="file" accept="application/pdf,.pdf" {...aria} onChange={(e) => onFile(e.target.files?.[0] ?? undefined)} />
          {file && <p className="quiet">{w.uploaded(file.name)}</p>}
        </>
      )}
    </Labelled>
  )
}

// Summary is what will be made, before it is.
function Summary({ draft, amount, number }: { draft: Draft; amount: number; number: string }) {
  const paid = draft.outcome === 'dismissed' ? '' : `${courtWords.desk.yuan(yuan(amount))}（${capital(amount)}）`
  return (
    <section aria-labelledby="will">
      <h4 id="will">{w.paper}</h4>
      <Facts facts={[
        [courtWords.desk.number, number], [w.number, w.numberLater], [w.outcomeIs, draft.outcome ? casesWords.outcome[draft.outcome] : ''],
        ...(paid ? [[w.amountIs, paid] as [string, string]] : []),
        [w.reasonIs, draft.text.trim() || w.usual], [w.documentIs, draft.how === 'upload' ? w.uploaded(draft.file?.name ?? '') : w.made],
      ]} />
    </section>
  )
}
