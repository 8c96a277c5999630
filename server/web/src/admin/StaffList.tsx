import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, of, type Schemas } from '@/api/client'
import { Button, SelectField, TextField } from '@/base/Field'
import { Pages, usePages } from '@/frame/pages'
import { Rows } from '@/frame/Rows'
import { adminWords } from '@/words/admin'
import { Secret, type Handed } from './Secret'
import { StaffActs } from './StaffActs'
import { StaffForm } from './StaffForm'
import { AdminPage } from './Tabs'

const w = adminWords.staff

export type Person = Schemas['StaffView']
export type Role = Person['role']
export const roles = (['judge', 'clerk', 'underwriter', 'operator'] as const).map((value) => ({ value, label: w.roles[value] }))

// Who works here: judges, clerks, underwriters, operators.
export function Component() {
  const [asked, ask] = useState<{ q: string; role: Role | '' }>({ q: '', role: '' })
  const [making, make] = useState(false)
  const [handed, hand] = useState<Handed>()
  const [notice, say] = useState('')
  const query = usePages<Person>(['admin', 'staff', asked], (cursor) =>
    of(api.GET('/api/v1/admin/staff', { params: { query: { ...(asked.q && { q: asked.q }), ...(asked.role && { role: asked.role }), ...(cursor && { cursor }) } } })))
  const placeOf = usePlaces()
  return (
    <AdminPage title={w.title} notice={notice}>
      {handed && <Secret handed={handed} onEnd={() => hand(undefined)} />}
      {making ? <StaffForm onEnd={(made) => {
        make(false)
        hand(made)
      }} /> : <p><Button type="button" onClick={() => make(true)}>{w.create}</Button></p>}
      <Finder onAsk={ask} />
      <Pages query={query} none={w.none}>
        {(items) => (
          <Rows
            caption={w.title} items={items} id={(p) => p.id}
            columns={[
              { title: w.login, cell: (p) => p.login }, { title: w.name, cell: (p) => p.displayName }, { title: w.role, cell: (p) => w.roles[p.role] }, { title: w.place, cell: placeOf },
              { title: w.state, cell: (p) => <State person={p} /> }, { title: w.acts, cell: (p) => <StaffActs person={p} onSaid={say} onHanded={hand} /> },
            ]}
          />
        )}
      </Pages>
    </AdminPage>
  )
}

function State({ person: p }: { person: Person }) {
  return (
    <span>
      <span className={p.disabled ? 'off' : 'on'}>{p.disabled ? w.disabled : w.active}</span>
      {p.mustChangePassword && <span className="quiet">（{w.initial}）</span>}
    </span>
  )
}

// usePlaces names the court or the insurer of somebody, as far as the names are at hand.
function usePlaces() {
  const insurers = useQuery({ queryKey: ['insurers'], queryFn: () => of(api.GET('/api/v1/insurers', { params: { query: { limit: 100 } } })) })
  const courts = useQuery({ queryKey: ['courts', 'open'], queryFn: () => of(api.GET('/api/v1/courts', { params: { query: { open: 'true', limit: 100 } } })) })
  return (p: Person) =>
    courts.data?.items?.find((c) => c.code === p.courtCode)?.name ?? insurers.data?.items?.find((i) => i.code === p.insurerCode)?.name ?? p.courtCode ?? p.insurerCode ?? ''
}

function Finder({ onAsk }: { onAsk: (asked: { q: string; role: Role | '' }) => void }) {
  const [q, setQ] = useState('')
  const [role, setRole] = useState<Role | ''>('')
  return (
    <form
      className="finder" role="search"
      onSubmit={(e) => {
        e.preventDefault()
        onAsk({ q: q.trim(), role })
      }}
    >
      <TextField name="q" label={w.search} faults={[]} value={q} onValue={setQ} maxLength={100} autoComplete="off" />
      <SelectField<Role | ''> name="find-role" label={w.role} faults={[]} value={role} onValue={setRole} options={[{ value: '', label: w.allRoles }, ...roles]} />
      <button className="button second" type="submit">{w.find}</button>
    </form>
  )
}
