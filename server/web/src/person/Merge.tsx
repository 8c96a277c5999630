import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useAct } from '@/api/act'
import { api, of, type Schemas } from '@/api/client'
import { Button, PasswordField } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { day } from '@/base/time'
import type { Me } from '@/frame/me'
import { words } from '@/words'
import { papersWords } from '@/words/papers'

const w = papersWords.merge

// Merge shows the other accounts that were verified as the same person, and takes
// one of them up: what stands under it is here from then on.
export function Merge({ me }: { me: Me }) {
  const [chosen, choose] = useState<Schemas['SameAccount']>()
  const [done, setDone] = useState('')
  const others = me.sameIdentity ?? []
  if (others.length === 0 && !done) return null
  return (
    <section className="panel narrow" aria-labelledby="merge">
      <h2 id="merge">{w.title}</h2>
      <p role="status">{done}</p>
      {others.length > 0 && <p>{w.lead}</p>}
      <ul className="sessions">
        {others.map((a) => (
          <li key={a.id}>
            <span>{w.account(a.phone, day(a.verifiedAt), a.applications)}</span>
            <button className="button second" type="button" aria-label={`${w.choose} ${a.phone}`} onClick={() => choose(a)}>{w.choose}</button>
          </li>
        ))}
      </ul>
      {chosen && <Confirm other={chosen} onDone={(n) => {
        choose(undefined)
        setDone(w.done(n))
      }} onCancel={() => choose(undefined)} />}
    </section>
  )
}

function Confirm({ other, onDone, onCancel }: { other: Schemas['SameAccount']; onDone: (applications: number) => void; onCancel: () => void }) {
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<Fault[]>([])
  const queries = useQueryClient()
  const merging = useAct((body: Schemas['MergeForm'], header) => of(api.POST('/api/v1/me/merges', { body, params: { header } })))
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (merging.isPending) return
    if (!password) return setFaults([{ location: 'password', message: words.account.passwordAsk }])
    merging.mutate({ accountId: other.id, password }, {
      onError: (error) => setFaults(faultsOf(error)),
      onSuccess: async (out) => {
        await queries.invalidateQueries()
        onDone(out.applications)
      },
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary faults={faults} />
      <p className="notice-line warn">{w.ask(other.phone)}</p>
      <PasswordField name="password" label={w.password} faults={faults} value={password} onValue={setPassword} autoComplete="current-password" maxLength={200} />
      <div className="bar">
        <Button type="submit" busy={merging.isPending}>{w.confirm}</Button>
        <Button type="button" kind="second" onClick={onCancel}>{words.actions.cancel}</Button>
      </div>
    </form>
  )
}
