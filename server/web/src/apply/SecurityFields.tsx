import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, of, type Schemas } from '@/api/client'
import { ChoiceField, Labelled, TextField } from '@/base/Field'
import { fieldId, type Fault } from '@/base/faults'
import { yuan } from '@/base/money'
import { Loaded } from '@/frame/Page'
import { applyWords } from '@/words/apply'
import type { Application } from './application'
import { options } from './options'
import { bought, type SecurityForm } from './security'
import { WanField } from './WanField'

const w = applyWords.security
const optional = applyWords.optional

type Props = { app: Application; form: SecurityForm; faults: Fault[]; set: (change: Partial<SecurityForm>) => void }

// SecurityFields are the fields of one security: how it is given, and for one that
// was bought here which.
export function SecurityFields({ app, form, faults, set }: Props) {
  return (
    <>
      <ChoiceField name="method" label={w.method} hint={w.plain[form.method]} faults={faults} value={form.method} onValue={(method) => set({ method })} options={options(w.methods)} />
      {form.method === 'insurance' && (
        <ChoiceField name="viaPlatform" label={w.via} faults={faults} value={form.via} onValue={(via) => set({ via })} options={[{ value: 'yes', label: w.viaYes }, { value: 'no', label: w.viaNo }]} />
      )}
      {bought(form) ? <Letters app={app} value={form.guaranteeId} faults={faults} onValue={(guaranteeId) => set({ guaranteeId })} /> : (form.method !== 'insurance' || form.via) && <Own form={form} faults={faults} set={set} />}
    </>
  )
}

function Own({ form, faults, set }: Omit<Props, 'app'>) {
  const must = (on: boolean) => (on ? '' : optional)
  const property = form.method === 'property'
  return (
    <>
      {form.method === 'insurance' && <p className="notice-line">{w.viaNoHint}</p>}
      <TextField name="guarantorName" label={w.guarantor[form.method] + must(form.method === 'bank_guarantee' || form.method === 'third_party')} faults={faults} value={form.guarantorName} onValue={(guarantorName) => set({ guarantorName })} autoComplete="off" maxLength={100} />
      <TextField name="name" label={w.name + must(property)} faults={faults} value={form.name} onValue={(name) => set({ name })} autoComplete="off" maxLength={200} />
      <Labelled name="description" label={w.description + must(property)} faults={faults}>
        {(aria) => <textarea className="text" rows={3} maxLength={2000} value={form.description} onChange={(e) => set({ description: e.target.value })} {...aria} />}
      </Labelled>
      <WanField name="value" label={w.valueField} faults={faults} value={form.value} onValue={(value) => set({ value })} />
    </>
  )
}

// Letters are the guarantees of one's own: those that fit may be chosen, the others
// say why they do not.
function Letters({ app, value, faults, onValue }: { app: Application; value: string; faults: Fault[]; onValue: (id: string) => void }) {
  const letters = useQuery({ queryKey: [app.kind, app.id, 'guarantees', app.version], queryFn: () => of(api.GET('/api/v1/preservations/{id}/guarantees', { params: { path: { id: app.id } } })) })
  const fault = faults.find((f) => f.location === 'guaranteeId')
  const id = fieldId('guaranteeId')
  return (
    <fieldset className="field" aria-describedby={fault && id + '-fault'}>
      <legend className="label">{w.choose}</legend>
      <Loaded query={letters}>
        {({ items }) => (
          <>
            {!items?.some((g) => g.usable || g.linked) && <p>{w.none}　<Link to={`/guarantees/new?for=${app.id}`}>{w.apply}</Link></p>}
            <div className="insurers">
              {(items ?? []).map((g, i) => <Letter key={g.id} id={i === 0 ? id : undefined} letter={g} chosen={g.id === value} onChoose={() => onValue(g.id)} />)}
            </div>
          </>
        )}
      </Loaded>
      {value && <p className="hint">{w.auto}</p>}
      {fault && <p className="fault" id={id + '-fault'}>{fault.message}</p>}
    </fieldset>
  )
}

function Letter({ id, letter: g, chosen, onChoose }: { id: string | undefined; letter: Schemas['UsableGuarantee']; chosen: boolean; onChoose: () => void }) {
  const open = g.usable || g.linked
  return (
    <label className={chosen ? 'chosen' : open ? '' : 'shut'}>
      <input type="radio" id={id} name="guaranteeId" checked={chosen} disabled={!open && !chosen} onChange={onChoose} />
      <span className="insurer">
        <strong>{g.insurerName}</strong>
        <span>{w.letter} {g.letterNumber}</span>
        <span className="price">{w.cover} {yuan(g.guaranteeAmount)} {applyWords.yuan}</span>
        {g.linked && <span>{w.linked}</span>}
        {!open && (g.reasons ?? []).map((why) => <span key={why.code + why.detail}>{w.unfit}{why.detail}</span>)}
      </span>
    </label>
  )
}
