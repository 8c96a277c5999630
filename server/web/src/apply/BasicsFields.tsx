import { ChoiceField, Labelled, SelectField, TextField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { parse, yuan } from '@/base/money'
import { applyWords } from '@/words/apply'
import { AmountField } from './AmountField'
import type { Kind } from './application'
import { amountLocation, asks, type Draft } from './basics'
import { Insurers } from './Insurers'
import { options } from './options'
import { CausePicker, CourtPicker, JudgmentCourtPicker } from './pickers'
import { useCaseTypes, useFee } from './reference'

const w = applyWords.create
const a = applyWords

type Props = { kind: Kind; draft: Draft; faults: Fault[]; set: (change: Partial<Draft>) => void }

// BasicsFields are the fields of the basic information (rows 22 to 30, 60), those
// that the chosen category asks for.
export function BasicsFields({ kind, draft, faults, set }: Props) {
  return (
    <>
      <CourtPicker faults={faults} value={draft.court} onValue={(court) => set({ court })} />
      <AmountField name={amountLocation(kind)} label={w.amount} faults={faults} value={draft.amount} onValue={(amount) => set({ amount })}>
        {kind === 'preservation' && <Fee amount={draft.amount} />}
      </AmountField>
      <ChoiceField name="category" label={w.category} faults={faults} value={draft.category} onValue={(category) => set({ category })} options={options(a.categories)} />
      <Dispute kind={kind} draft={draft} faults={faults} set={set} />
      {kind === 'preservation' && <ChoiceField name="type" label={w.type} faults={faults} value={draft.type} onValue={(type) => set({ type })} options={options(a.types)} />}
      {kind === 'preservation' && <Secured draft={draft} faults={faults} set={set} />}
      {kind === 'guarantee' && <Cover draft={draft} faults={faults} set={set} />}
      <ChoiceField name="submitterCapacity" label={w.capacity} faults={faults} value={draft.submitterCapacity} onValue={(submitterCapacity) => set({ submitterCapacity })} options={options(a.capacities)} />
    </>
  )
}

function Fee({ amount }: { amount: string }) {
  const fee = useFee(parse(amount, 100))
  return <p className="echo fee" role="status">{fee.data ? w.fee(yuan(fee.data.fee), fee.data.article) : w.feeAfter}</p>
}

function Dispute({ draft, faults, set }: Props) {
  const ask = draft.category ? asks[draft.category] : {}
  const types = useCaseTypes()
  const may = (demand: '!' | '?') => (demand === '?' ? a.optional : '')
  return (
    <>
      {ask.stage && <SelectField name="preSuitStage" label={w.stage} faults={faults} value={draft.preSuitStage ?? ''} onValue={(preSuitStage) => set({ preSuitStage })} options={[{ value: '', label: w.stageAsk }, ...options(a.stages)]} />}
      {ask.caseNumber && <TextField name="caseNumber" label={draft.category === 'pre_enforcement' ? w.judgmentNumber : w.caseNumber} hint={w.caseNumberHint} faults={faults} value={draft.caseNumber} onValue={(caseNumber) => set({ caseNumber, ...typeIn(caseNumber, types.data) })} autoComplete="off" maxLength={100} />}
      {ask.judgmentCourt && <JudgmentCourtPicker faults={faults} value={draft.judgmentCourt} onValue={(judgmentCourt) => set({ judgmentCourt })} />}
      {ask.caseType && <SelectField name="caseType" label={w.caseType + may(ask.caseType)} faults={faults} value={draft.caseType} onValue={(caseType) => set({ caseType })} options={[{ value: '', label: w.caseTypeAsk }, ...(types.data ?? [])]} />}
      {ask.cause && <CausePicker optional={ask.cause === '?'} faults={faults} value={draft.cause} onValue={(cause) => set({ cause })} />}
    </>
  )
}

// typeIn is the case type that stands in a case number: it is not asked twice.
function typeIn(caseNumber: string, types: { value: string }[] | undefined): Partial<Draft> {
  const abbr = /\d\s*([^\d\s]+?)\s*\d+\s*号$/.exec(caseNumber.trim())?.[1]
  return types?.some((type) => type.value === abbr) ? { caseType: abbr! } : {}
}

type Part = Omit<Props, 'kind'>

// Secured asks for security; before a suit the law leaves no choice.
function Secured({ draft, faults, set }: Part) {
  const must = draft.category === 'pre_litigation'
  const yesNo = [{ value: 'yes' as const, label: a.basics.yes }, ...(must ? [] : [{ value: 'no' as const, label: a.basics.no }])]
  const value = must || draft.secured ? 'yes' : draft.secured === false ? 'no' : undefined
  return (
    <>
      <ChoiceField name="secured" label={w.secured} hint={must ? w.mustSecure : undefined} faults={faults} value={value} onValue={(v) => set({ secured: v === 'yes' })} options={yesNo} />
      {value === 'no' && <SelectField name="unsecuredReason" label={w.reason} faults={faults} value={draft.unsecuredReason ?? ''} onValue={(unsecuredReason) => set({ unsecuredReason })} options={[{ value: '', label: w.reasonAsk }, ...options(a.unsecuredReasons)]} />}
      {value === 'no' && draft.unsecuredReason === 'other' && (
        <Labelled name="unsecuredNote" label={w.note} faults={faults}>
          {(aria) => <textarea className="text" rows={3} maxLength={2000} value={draft.unsecuredNote} onChange={(e) => set({ unsecuredNote: e.target.value })} {...aria} />}
        </Labelled>
      )}
    </>
  )
}

function Cover({ draft, faults, set }: Part) {
  return (
    <>
      <AmountField name="guaranteeAmount" label={w.guaranteeAmount} faults={faults} value={draft.guaranteeAmount} onValue={(guaranteeAmount) => set({ guaranteeAmount })} />
      <Insurers courtCode={draft.court?.code} amount={parse(draft.guaranteeAmount, 100)} faults={faults} value={draft.insurerCode} onValue={(insurerCode) => set({ insurerCode })} />
    </>
  )
}
