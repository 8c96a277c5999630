import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, of, type Schemas } from '@/api/client'
import { Button, ChoiceField, TextField } from '@/base/Field'
import { faultsOf, FaultSummary, type Fault } from '@/base/faults'
import { AmountField } from '@/desk/AmountField'
import { CourtPicker } from '@/desk/CourtPicker'
import { insurerWords } from '@/words/insurer'
import { draftOf, formOf, type Draft } from './card'
import type { Card } from './premium'
import { TierFields } from './TierFields'

const w = insurerWords.cards
const scopes = [{ value: 'all' as const, label: w.allOption }, { value: 'some' as const, label: w.someOption }]

type Props = { from: Card | undefined; stale: readonly unknown[]; onSaved: (card: Card) => void }

// CardEditor makes a new version of the rate card from the newest.
export function CardEditor({ from, stale, onSaved }: Props) {
  const [draft, set] = useState(() => draftOf(from))
  const [faults, setFaults] = useState<Fault[]>([])
  const [asked, ask] = useState<Schemas['RateCardForm']>()
  const queries = useQueryClient()
  const change = (part: Partial<Draft>) => set((d) => ({ ...d, ...part }))
  const saving = useMutation({
    mutationFn: (body: Schemas['RateCardForm']) => of(api.PUT('/api/v1/insurer/rate-cards', { body })),
    onSuccess: async (card) => {
      onSaved(card)
      await queries.invalidateQueries({ queryKey: stale })
    },
    onError: (error) => {
      ask(undefined)
      setFaults(faultsOf(error))
    },
  })
  return (
    <section className="panel" aria-labelledby="editor">
      <h2 id="editor">{w.editor}</h2>
      {from && <p className="quiet">{w.draftOf(from.version)}</p>}
      {asked ? (
        <Confirm from={asked.validFrom} busy={saving.isPending} onAct={() => saving.mutate(asked)} onBack={() => ask(undefined)} />
      ) : (
        <form
          noValidate
          onSubmit={(e) => {
            e.preventDefault()
            const { faults, form } = formOf(draft)
            setFaults(faults)
            ask(form)
          }}
        >
          <FaultSummary faults={faults} />
          <CardFields draft={draft} change={change} faults={faults} />
          <Button type="submit">{w.save}</Button>
        </form>
      )}
    </section>
  )
}

function CardFields({ draft: d, change, faults }: { draft: Draft; change: (part: Partial<Draft>) => void; faults: Fault[] }) {
  const field = (name: 'validFrom' | 'validUntil', label: string, hint: string) =>
    <TextField name={name} label={label} hint={hint} faults={faults} value={d[name]} onValue={(value) => change({ [name]: value })} maxLength={10} inputMode="numeric" autoComplete="off" />
  return (
    <>
      <div className="pair">
        {field('validFrom', w.from, w.fromHint)}
        {field('validUntil', w.until, w.untilHint)}
        <AmountField name="minimum" label={w.minimumField} faults={faults} value={d.minimum} onValue={(minimum) => change({ minimum })} />
        <AmountField name="maximum" label={w.maximumField} faults={faults} value={d.maximum} onValue={(maximum) => change({ maximum })} />
      </div>
      <TierFields tiers={d.tiers} faults={faults} onTiers={(tiers) => change({ tiers })} />
      <ChoiceField name="courts" label={w.which} faults={faults} value={d.which} onValue={(which) => change({ which })} options={scopes} />
      {d.which === 'some' && <CourtPicker picked={d.courts} onPicked={(courts) => change({ courts })} many />}
      <div className="pair">
        <TextField name="refunds.undonePpm" label={w.undoneField} faults={faults} value={d.undone} onValue={(undone) => change({ undone })} inputMode="decimal" maxLength={8} />
        <TextField name="refunds.surrenderedPpm" label={w.surrenderedField} faults={faults} value={d.surrendered} onValue={(surrendered) => change({ surrendered })} inputMode="decimal" maxLength={8} />
      </div>
    </>
  )
}

function Confirm({ from, busy, onAct, onBack }: { from: string; busy: boolean; onAct: () => void; onBack: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="confirm">
      <h3 tabIndex={-1} ref={heading}>{w.confirm}</h3>
      <ul>{w.effects(from).map((line) => <li key={line}>{line}</li>)}</ul>
      <div className="bar">
        <Button type="button" busy={busy} onClick={onAct}>{w.act}</Button>
        <Button type="button" kind="second" busy={busy} onClick={onBack}>{w.back}</Button>
      </div>
    </div>
  )
}
