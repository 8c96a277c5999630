import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { api, of, type Schemas } from '@/api/client'
import { Button, ChoiceField, SelectField, TextField } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { meKey, useMe, type Me, type Profile } from '@/frame/me'
import { useTitle } from '@/frame/Page'
import { words } from '@/words'
import { readId } from '@/base/idcard'
import { Landline } from './Landline'
import { Merge } from './Merge'
import { Tabs } from './tabs'

const w = words.person

type Form = Schemas['ProfileForm']
const blank: Form = { name: '', idType: 'id_card', idNumber: '' }
const idTypes = Object.entries(w.idTypes).map(([value, label]) => ({ value: value as Form['idType'], label }))
const sexes = Object.entries(w.sexes).map(([value, label]) => ({ value: value as 'male' | 'female', label }))

export function Component() {
  const { data: me } = useMe()
  useTitle(w.title)
  if (!me) return null
  if (me.role !== 'applicant') return <Navigate to="/me/password" replace />
  return (
    <>
      <h1>{w.title}</h1>
      <Tabs applicant />
      <p><span className={'badge' + (me.verified ? ' good' : '')}>{me.verified ? w.verified : w.notVerified}</span></p>
      <ProfileForm me={me} />
      <Merge me={me} />
    </>
  )
}

// ProfileForm is who somebody is (rows 12, 13). Saved first, then verified: the face
// is compared with what is written here.
function ProfileForm({ me }: { me: Me }) {
  const [form, setForm] = useState<Form>(() => ({ ...blank, ...formOf(me.profile) }))
  const [faults, setFaults] = useState<Fault[]>([])
  const [saved, setSaved] = useState(false)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const saving = useMutation({
    mutationFn: (_: 'stay' | 'verify') => of(api.PUT('/api/v1/me/profile', { body: form })) as Promise<Profile>,
    onSuccess: (profile, then) => {
      queries.setQueryData(meKey, { ...me, displayName: profile.name, profile })
      setSaved(true)
      if (then === 'verify') void navigate('/me/identity')
    },
    onError: (error) => setFaults(faultsOf(error)),
  })
  const save = (then: 'stay' | 'verify') => {
    if (saving.isPending) return
    setFaults([])
    setSaved(false)
    saving.mutate(then)
  }
  const set = (change: Partial<Form>) => {
    setForm({ ...form, ...change })
    setSaved(false)
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    save('stay')
  }
  return (
    <form className="panel narrow" onSubmit={submit} noValidate>
      <FaultSummary faults={faults} />
      {me.verified && <p className="notice-line">{w.locked}</p>}
      <TextField name="name" label={w.name} faults={faults} value={form.name} onValue={(name) => set({ name })} disabled={me.verified} autoComplete="name" maxLength={100} />
      <SelectField name="idType" label={w.idType} faults={faults} value={form.idType} onValue={(idType) => set({ idType })} options={idTypes} disabled={me.verified} />
      <TextField name="idNumber" label={w.idNumber} faults={faults} value={form.idNumber} onValue={(idNumber) => set({ idNumber })} disabled={me.verified} autoComplete="off" maxLength={50} />
      {form.idType === 'id_card' ? <FromId me={me} number={form.idNumber} /> : <OwnWords form={form} faults={faults} set={set} />}
      <Landline value={form.landline} faults={faults} onValue={(landline) => set({ landline })} />
      <TextField name="email" label={w.email + w.optional} faults={faults} value={form.email ?? ''} onValue={(email) => set({ email })} type="email" autoComplete="email" maxLength={100} />
      <TextField name="residence" label={w.residence + w.optional} faults={faults} value={form.residence ?? ''} onValue={(residence) => set({ residence })} autoComplete="street-address" maxLength={200} />
      <div className="bar">
        <Button type="submit" kind={me.verified ? '' : 'second'} busy={saving.isPending}>{words.actions.save}</Button>
        {!me.verified && <Button type="button" busy={saving.isPending} onClick={() => save('verify')}>{w.verify}</Button>}
        <span role="status">{saved && w.saved}</span>
      </div>
    </form>
  )
}

function formOf(profile: Profile | null): Partial<Form> {
  if (!profile) return {}
  const { age: _, ...form } = profile
  return form
}

// FromId shows what the identity number says: nobody is asked for what is known.
function FromId({ me, number }: { me: Me; number: string }) {
  const said = number === me.profile?.idNumber && me.profile.sex ? { sex: me.profile.sex, age: me.profile.age } : readId(number, new Date())
  if (!said) return null
  return (
    <dl className="known">
      <div>
        <dt>{w.sex}</dt>
        <dd>{w.sexes[said.sex]}</dd>
      </div>
      <div>
        <dt>{w.age}</dt>
        <dd>{w.ageOf(said.age)}</dd>
      </div>
    </dl>
  )
}

type Part = { form: Form; faults: Fault[]; set: (change: Partial<Form>) => void }

function OwnWords({ form, faults, set }: Part) {
  return (
    <>
      <ChoiceField name="sex" label={w.sex} faults={faults} value={form.sex} onValue={(sex) => set({ sex })} options={sexes} />
      <TextField name="birthDate" label={w.birthDate} hint={w.birthHint} faults={faults} value={form.birthDate ?? ''} onValue={(birthDate) => set({ birthDate })} inputMode="numeric" autoComplete="bday" maxLength={10} />
    </>
  )
}
