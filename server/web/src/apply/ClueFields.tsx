import { Labelled, SelectField, TextField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { applyWords } from '@/words/apply'
import { fieldsOf, isNeededOf, type ClueForm, type ClueKind } from './clue'
import { options } from './options'
import type { Party } from './party'
import { useProvinces } from './reference'
import { WanField } from './WanField'

const w = applyWords.clue
const optional = applyWords.optional

type Props = { form: ClueForm; respondents: Party[]; faults: Fault[]; set: (change: Partial<ClueForm>) => void }

// ClueFields are the fields of one clue (rows 38 to 40): what it is, whose, its
// worth, and what its kind asks for.
export function ClueFields({ form, respondents, faults, set }: Props) {
  const provinces = useProvinces()
  const owners = respondents.map((p) => ({ value: p.id, label: p.name }))
  return (
    <>
      <SelectField name="kind" label={w.kind} faults={faults} value={form.kind} onValue={(kind) => set({ kind })} options={[{ value: '', label: applyWords.party.choose }, ...options(w.kinds)]} />
      <SelectField name="ownerPartyId" label={w.owner} hint={owners.length === 0 ? w.noOwner : undefined} faults={faults} value={form.ownerPartyId} onValue={(ownerPartyId) => set({ ownerPartyId })} options={[{ value: '', label: w.chooseOwner }, ...owners]} />
      <WanField name="value" label={w.valueField} faults={faults} value={form.value} onValue={(value) => set({ value })} />
      {form.kind && <Details kind={form.kind} form={form} faults={faults} set={set} />}
      <SelectField name="province" label={w.province + optional} faults={faults} value={form.province} onValue={(province) => set({ province })} options={[{ value: '', label: w.chooseProvince }, ...(provinces.data ?? [])]} />
      <Labelled name="description" label={w.description + optional} faults={faults}>
        {(aria) => <textarea className="text" rows={2} maxLength={2000} value={form.description} onChange={(e) => set({ description: e.target.value })} {...aria} />}
      </Labelled>
    </>
  )
}

type Part = Omit<Props, 'respondents'>

function Details({ kind, form, faults, set }: Part & { kind: ClueKind }) {
  const detail = form.details[kind] ?? {}
  const all = faults.map((f) => (f.location === kind ? { ...f, location: `${kind}.${fieldsOf(kind)[0]?.[0]}` } : f))
  return fieldsOf(kind).map(([field, label]) => (
    <TextField
      key={`${kind}.${field}`} name={`${kind}.${field}`} label={label + (isNeededOf(kind, field) ? '' : optional)} hint={w.hints[`${kind}.${field}`]} faults={all} value={detail[field] ?? ''}
      onValue={(text) => set({ details: { ...form.details, [kind]: { ...detail, [field]: text } } })} autoComplete="off" maxLength={500}
    />
  ))
}
