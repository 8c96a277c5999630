import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '@/api/act'
import { api, of, type Schemas } from '@/api/client'
import { Button, ChoiceField, SelectField, TextField } from '@/base/Field'
import { faultsOf, FaultSummary, type Fault } from '@/base/faults'
import { CourtPicker, type PickedCourt } from '@/desk/CourtPicker'
import { adminWords } from '@/words/admin'
import type { Handed } from './Secret'
import { roles, type Role } from './StaffList'

const w = adminWords.staff

type Draft = { role: Role | undefined; login: string; displayName: string; courts: PickedCourt[]; insurerCode: string }

// StaffForm makes an account; its first password is handed over.
export function StaffForm({ onEnd }: { onEnd: (made: Handed | undefined) => void }) {
  const [d, set] = useState<Draft>({ role: undefined, login: '', displayName: '', courts: [], insurerCode: '' })
  const [faults, setFaults] = useState<Fault[]>([])
  const change = (part: Partial<Draft>) => set((now) => ({ ...now, ...part }))
  const making = useAct((body: Schemas['StaffForm'], header) => of(api.POST('/api/v1/admin/staff', { params: { header }, body })), {
    stale: [['admin', 'staff']], done: (made, sent) => onEnd({ login: sent.login, password: made.initialPassword }),
  })
  const submit = () => {
    const { faults, form } = formOf(d)
    setFaults(faults)
    if (form && !making.isPending) making.mutate(form, { onError: (error) => setFaults(faultsOf(error)) })
  }
  return (
    <form
      className="panel narrow-form" noValidate aria-labelledby="create"
      onSubmit={(e) => {
        e.preventDefault()
        submit()
      }}
    >
      <h2 id="create">{w.createTitle}</h2>
      <FaultSummary faults={faults} />
      <ChoiceField<Role> name="role" label={w.role} faults={faults} value={d.role} onValue={(role) => change({ role })} options={roles} />
      <TextField name="login" label={w.login} hint={w.loginHint} faults={faults} value={d.login} onValue={(login) => change({ login })} maxLength={50} autoComplete="off" autoCapitalize="off" />
      <TextField name="displayName" label={w.name} faults={faults} value={d.displayName} onValue={(displayName) => change({ displayName })} maxLength={100} autoComplete="off" />
      {ofCourt(d.role) && <Court faults={faults} courts={d.courts} onCourts={(courts) => change({ courts })} />}
      {d.role === 'underwriter' && <Insurer faults={faults} value={d.insurerCode} onValue={(insurerCode) => change({ insurerCode })} />}
      <div className="bar">
        <Button type="submit" busy={making.isPending}>{w.save}</Button>
        <Button type="button" kind="second" onClick={() => onEnd(undefined)}>{w.no}</Button>
      </div>
    </form>
  )
}

const ofCourt = (role: Role | undefined) => role === 'judge' || role === 'clerk'

function formOf(d: Draft): { faults: Fault[]; form?: Schemas['StaffForm'] } {
  const faults: Fault[] = []
  const login = d.login.trim()
  const displayName = d.displayName.trim()
  if (!d.role) faults.push({ location: 'role', message: w.roleAsk })
  if (!login) faults.push({ location: 'login', message: w.loginAsk })
  if (!displayName) faults.push({ location: 'displayName', message: w.nameAsk })
  const court = d.courts[0]
  if (ofCourt(d.role) && !court) faults.push({ location: 'courtCode', message: w.courtAsk })
  if (d.role === 'underwriter' && !d.insurerCode) faults.push({ location: 'insurerCode', message: w.insurerAsk })
  if (faults.length > 0 || !d.role) return { faults }
  return { faults, form: { role: d.role, login, displayName, ...(ofCourt(d.role) && court && { courtCode: court.code }), ...(d.role === 'underwriter' && { insurerCode: d.insurerCode }) } }
}

function Court({ faults, courts, onCourts }: { faults: Fault[]; courts: PickedCourt[]; onCourts: (courts: PickedCourt[]) => void }) {
  const fault = faults.find((f) => f.location === 'courtCode')
  return (
    <fieldset className="field" id="field-courtCode" tabIndex={-1}>
      <legend className="label">{w.court}</legend>
      {fault && <p className="fault">{fault.message}</p>}
      <CourtPicker picked={courts} onPicked={onCourts} />
    </fieldset>
  )
}

function Insurer({ faults, value, onValue }: { faults: Fault[]; value: string; onValue: (value: string) => void }) {
  const insurers = useQuery({ queryKey: ['insurers'], queryFn: () => of(api.GET('/api/v1/insurers', { params: { query: { limit: 100 } } })) })
  const options = [{ value: '', label: w.insurerPick }, ...(insurers.data?.items ?? []).map((i) => ({ value: i.code, label: i.name }))]
  return <SelectField name="insurerCode" label={w.insurer} faults={faults} value={value} onValue={onValue} options={options} />
}
