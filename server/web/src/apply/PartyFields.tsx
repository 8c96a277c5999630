import { ChoiceField, SelectField, TextField, type Option } from '@/base/Field'
import { fieldId, type Fault } from '@/base/faults'
import { Landline } from '@/person/Landline'
import { words } from '@/words'
import { applyWords } from '@/words/apply'
import { options } from './options'
import { isNeeded, said, type Party, type PartyForm } from './party'

const w = applyWords.party
const names = words.person

type Props = { party: PartyForm; applicants: Party[]; faults: Fault[]; set: (change: Partial<PartyForm>) => void }

// PartyFields are the fields of one party (rows 35 to 37). A representative is a
// person.
export function PartyFields(props: Props) {
  const { party, faults, set } = props
  return (
    <>
      {party.role !== 'representative' && <ChoiceField name="kind" label={w.kind} faults={faults} value={party.kind} onValue={(kind) => set({ kind })} options={options(w.kinds)} />}
      <Text {...props} field="name" label={party.kind === 'person' ? w.name : w.orgName} />
      {party.kind === 'person' ? <PersonFields {...props} /> : <OrganizationFields {...props} />}
      <Text {...props} field="phone" inputMode="tel" />
      <Landline value={party.landline} faults={faults} onValue={(landline) => set({ landline })} />
      <Text {...props} field="mailingAddress" />
      {party.kind === 'person' ? <Places {...props} /> : <Text {...props} field="address" />}
      {party.role === 'representative' && <RepresentativeFields {...props} />}
    </>
  )
}

type TextName = 'name' | 'idNumber' | 'phone' | 'mailingAddress' | 'postalCode' | 'domicile' | 'email' | 'creditCode' | 'legalRepresentative' | 'legalRepresentativeTitle' | 'address' | 'firm' | 'licenceNumber'

// Text is one line of a party.
function Text({ party, faults, set, field, label, inputMode }: Props & { field: TextName; label?: string; inputMode?: 'tel' | 'numeric' | 'email' }) {
  return (
    <TextField
      name={field} label={(label ?? w[field]) + (isNeeded(party, field) ? '' : applyWords.optional)} faults={faults} value={party[field] ?? ''} onValue={(value) => set({ [field]: value })}
      inputMode={inputMode} autoComplete="off" maxLength={200}
    />
  )
}

const choose = <V extends string>(all: Record<V, string>): Option<V | ''>[] => [{ value: '', label: w.choose }, ...options(all)]

function PersonFields(props: Props) {
  const { party, faults, set } = props
  const card = said(party)
  return (
    <>
      <SelectField name="idType" label={w.idType + (isNeeded(party, 'idType') || party.role === 'representative' ? '' : applyWords.optional)} faults={faults} value={party.idType ?? ''} onValue={(idType) => set({ idType: idType || undefined })} options={choose(names.idTypes)} />
      <Text {...props} field="idNumber" />
      {card ? (
        <>
          <dl className="known">
            <div><dt>{w.sex}</dt><dd>{names.sexes[card.sex]}</dd></div>
            <div><dt>{w.birthDate}</dt><dd>{card.birthDate}</dd></div>
            <div><dt>{w.age}</dt><dd>{names.ageOf(card.age)}</dd></div>
          </dl>
          <p className="hint">{w.known}</p>
        </>
      ) : (
        <>
          <ChoiceField name="sex" label={w.sex + applyWords.optional} faults={faults} value={party.sex} onValue={(sex) => set({ sex })} options={options(names.sexes)} />
          <TextField name="birthDate" label={w.birthDate + applyWords.optional} hint={w.birthHint} faults={faults} value={party.birthDate ?? ''} onValue={(birthDate) => set({ birthDate })} inputMode="numeric" autoComplete="off" maxLength={10} />
        </>
      )}
    </>
  )
}

function Places(props: Props) {
  return (
    <>
      <Text {...props} field="postalCode" inputMode="numeric" />
      <Text {...props} field="domicile" />
      <Text {...props} field="email" inputMode="email" />
    </>
  )
}

function OrganizationFields(props: Props) {
  const { party, faults, set } = props
  return (
    <>
      <SelectField name="organizationType" label={w.organizationType + applyWords.optional} faults={faults} value={party.organizationType ?? ''} onValue={(type) => set({ organizationType: type || undefined })} options={choose(w.organizationTypes)} />
      <Text {...props} field="creditCode" />
      <Text {...props} field="legalRepresentative" />
      <Text {...props} field="legalRepresentativeTitle" />
    </>
  )
}

function RepresentativeFields(props: Props) {
  const { party, faults, set } = props
  return (
    <>
      <SelectField name="representativeType" label={w.representativeType} faults={faults} value={party.representativeType ?? ''} onValue={(type) => set({ representativeType: type || undefined })} options={choose(w.representativeTypes)} />
      <Text {...props} field="firm" />
      <Text {...props} field="licenceNumber" />
      <Represents {...props} />
    </>
  )
}

// Represents ticks for which of the applicants a representative stands.
function Represents({ party, applicants, faults, set }: Props) {
  const fault = faults.find((f) => f.location === 'representsPartyIds')
  const id = fieldId('representsPartyIds')
  const now = party.representsPartyIds ?? []
  return (
    <fieldset className="field" aria-describedby={fault && id + '-fault'}>
      <legend className="label">{w.represents}</legend>
      {applicants.length === 0 && <p className="hint">{w.noApplicants}</p>}
      <div className="choices">
        {applicants.map((a, i) => (
          <label key={a.id}>
            <input
              type="checkbox" id={i === 0 ? id : undefined} checked={now.includes(a.id)}
              onChange={(e) => set({ representsPartyIds: e.target.checked ? [...now, a.id] : now.filter((other) => other !== a.id) })}
            />
            {a.name}
          </label>
        ))}
      </div>
      {fault && <p className="fault" id={id + '-fault'}>{fault.message}</p>}
    </fieldset>
  )
}
