import { useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '@/api/act'
import { api, of } from '@/api/client'
import { Button } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { parse, yuan } from '@/base/money'
import { Loaded } from '@/frame/Page'
import { applyWords } from '@/words/apply'
import { AmountField } from './AmountField'
import { asked, stepPath, useApplication, type Application } from './application'
import { Insurers } from './Insurers'

const w = applyWords.create

// What is made from another application of one's own, with everything copied.

// UseLetter opens a preservation that an issued guarantee secures (row 66).
export function UseLetter({ guaranteeId, noticeVersion }: { guaranteeId: string; noticeVersion: string }) {
  const navigate = useNavigate()
  const [faults, setFaults] = useState<Fault[]>([])
  const opening = useAct(
    (body: { noticeVersion: string }, header) => of(api.POST('/api/v1/guarantees/{id}/preservations', { params: { path: { id: guaranteeId }, header }, body })),
    { stale: [['preservations'], ['guarantees'], ['summary']], done: (app) => void navigate(stepPath(app, 'basics')) },
  )
  return (
    <div className="panel guide">
      <h1>{w.fromGuarantee.title}</h1>
      <FaultSummary faults={faults} />
      <p>{w.fromGuarantee.text}</p>
      <Button type="button" busy={opening.isPending} onClick={() => opening.mutate({ noticeVersion }, { onError: (error) => setFaults(faultsOf(error)) })}>{w.fromGuarantee.begin}</Button>
    </div>
  )
}

// CoverFor opens a guarantee for a preservation that is being filled in (row 48).
export function CoverFor({ preservationId, consentVersion }: { preservationId: string; consentVersion: string }) {
  const preservation = useApplication('preservation', preservationId)
  return <Loaded query={preservation}>{(app) => <CoverForm app={app} consentVersion={consentVersion} />}</Loaded>
}

function CoverForm({ app, consentVersion }: { app: Application; consentVersion: string }) {
  const navigate = useNavigate()
  const [insurerCode, choose] = useState('')
  const [amount, setAmount] = useState(() => yuan(app.category === 'litigation' ? Math.ceil(asked(app) * 0.3) : asked(app)))
  const [faults, setFaults] = useState<Fault[]>([])
  const opening = useAct(
    (body: { insurerCode: string; consentVersion: string; guaranteeAmount?: number }, header) => of(api.POST('/api/v1/preservations/{id}/guarantees', { params: { path: { id: app.id }, header }, body })),
    { stale: [['guarantees'], ['summary']], done: (made) => void navigate(stepPath(made, 'basics')) },
  )
  const fen = parse(amount, 100)
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (opening.isPending) return
    if (amount.trim() && fen === undefined) return setFaults([{ location: 'guaranteeAmount', message: w.amountAsk }])
    setFaults([])
    opening.mutate({ insurerCode, consentVersion, ...(fen && { guaranteeAmount: fen }) }, { onError: (error) => setFaults(faultsOf(error)) })
  }
  return (
    <form className="panel guide" onSubmit={submit} noValidate>
      <h1>{w.forPreservation.title}</h1>
      <FaultSummary faults={faults} />
      <p>{w.forPreservation.text}</p>
      <AmountField name="guaranteeAmount" label={w.guaranteeAmount} hint={w.forPreservation.amountHint} faults={faults} value={amount} onValue={setAmount} />
      <Insurers courtCode={app.courtCode} amount={fen} faults={faults} value={insurerCode} onValue={choose} />
      <Button type="submit" busy={opening.isPending}>{w.submit.guarantee}</Button>
    </form>
  )
}
