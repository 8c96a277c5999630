import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAct } from '@/api/act'
import { api, of, refusalOf, type Schemas } from '@/api/client'
import { Button, ChoiceField, SelectField } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { Facts } from '@/desk/Facts'
import { LongField } from '@/base/LongField'
import { Loaded } from '@/frame/Page'
import { words } from '@/words'
import { papersWords } from '@/words/papers'

const w = papersWords.desk

type Reason = NonNullable<Schemas['PapersDecision']['reason']>

// Review shows the papers of one person and takes the decision on them.
export function Review({ id, onEnd }: { id: string; onEnd: (said: string) => void }) {
  const papers = useQuery({ queryKey: ['admin', 'papers', 'one', id], queryFn: () => of(api.GET('/api/v1/admin/identity-reviews/{id}', { params: { path: { id } } })), staleTime: Infinity })
  return (
    <Loaded query={papers}>
      {(p) => (
        <>
          <div className="panel">
            <p className="notice-line">{w.recorded}</p>
            {p.profileChanged && <p className="notice-line warn">{w.changed}</p>}
            <Facts facts={[[w.name, p.name], [w.idType, words.person.idTypes[p.idType]], [w.idNumber, p.idNumber], [w.reason, p.reasonText], [w.explanation, p.explanation ?? '']]} />
            {(p.slots ?? []).map((slot) => slot.file && <Paper key={slot.slot} id={id} slot={slot} />)}
          </div>
          {p.status === 'pending' ? <Decide id={id} name={p.name} onEnd={onEnd} /> : <p>{w.filters[p.status]}</p>}
          <Button type="button" kind="second" onClick={() => onEnd('')}>{w.back}</Button>
        </>
      )}
    </Loaded>
  )
}

// Paper shows a paper in the page, from memory: it is never opened in our name.
function Paper({ id, slot }: { id: string; slot: Schemas['PaperSlot'] }) {
  const content = useQuery({
    queryKey: ['admin', 'paper', id, slot.slot], staleTime: Infinity,
    queryFn: async () => {
      const answer = await fetch(`/api/v1/admin/identity-reviews/${id}/papers/${slot.slot}/content`)
      if (!answer.ok) throw await refusalOf(answer)
      return answer.blob()
    },
  })
  const [address, setAddress] = useState('')
  useEffect(() => {
    if (!content.data) return undefined
    const made = URL.createObjectURL(content.data)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [content.data])
  return (
    <figure className="paper-shown">
      <figcaption>{slot.title}</figcaption>
      {content.isError && <p role="alert">{faultsOf(content.error)[0]?.message}</p>}
      {address && (slot.file?.contentType.startsWith('image/') ? <img src={address} alt={slot.title} /> : <iframe src={address} title={slot.title} />)}
    </figure>
  )
}

function Decide({ id, name, onEnd }: { id: string; name: string; onEnd: (said: string) => void }) {
  const [decision, setDecision] = useState<'pass' | 'refuse'>()
  const [reason, setReason] = useState<Reason | ''>('')
  const [text, setText] = useState('')
  const [faults, setFaults] = useState<Fault[]>([])
  const deciding = useAct((body: Schemas['PapersDecision'], header) => of(api.POST('/api/v1/admin/identity-reviews/{id}/decision', { params: { path: { id }, header }, body })),
    { stale: [['admin']], done: () => onEnd(w.decided(name)) })
  const decide = () => {
    const found: Fault[] = []
    if (!decision) found.push({ location: 'decision', message: w.decisionAsk })
    if (decision === 'refuse' && !reason) found.push({ location: 'reason', message: w.whyAsk })
    setFaults(found)
    if (!decision || found.length > 0 || deciding.isPending) return
    deciding.mutate(decision === 'pass' ? { decision } : { decision, reason: reason as Reason, ...(text.trim() && { text }) }, { onError: (error) => setFaults(faultsOf(error)) })
  }
  return (
    <div className="panel narrow-form">
      <FaultSummary faults={faults} />
      <ChoiceField name="decision" label={w.decision} faults={faults} value={decision} onValue={setDecision} options={[{ value: 'pass', label: w.pass }, { value: 'refuse', label: w.refuse }]} />
      {decision === 'refuse' && (
        <>
          <SelectField<Reason | ''> name="reason" label={w.why} faults={faults} value={reason} onValue={setReason} options={[{ value: '', label: '' }, ...Object.entries(w.reasons).map(([value, label]) => ({ value: value as Reason, label }))]} />
          <LongField name="text" label={w.text} faults={faults} value={text} onValue={setText} maxLength={500} />
        </>
      )}
      <Button type="button" busy={deciding.isPending} onClick={decide}>{w.decide}</Button>
    </div>
  )
}
