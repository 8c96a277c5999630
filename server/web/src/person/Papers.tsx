import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, Navigate, useNavigate } from 'react-router'
import { useAct } from '@/api/act'
import { api, of, type Schemas } from '@/api/client'
import { Button, ChoiceField, Tick } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { time } from '@/base/time'
import { LongField } from '@/base/LongField'
import { NoticeLink, useNotice } from '@/door/Notice'
import { meKey, useMe, type Me } from '@/frame/me'
import { Loaded, useTitle } from '@/frame/Page'
import { words } from '@/words'
import { papersWords } from '@/words/papers'
import { PaperSlots } from './PaperSlots'
import './person.css'

const w = papersWords
const key = ['papers']

type Review = Schemas['PapersView']
type Reason = Review['reason']

// The identity check without a face: papers that an operator looks at.
export function Component() {
  const { data: me } = useMe()
  useTitle(w.title)
  if (!me) return null
  if (me.role !== 'applicant' || me.verified) return <Navigate to="/" replace />
  if (!me.profile) return <Navigate to="/me" replace />
  return <Unverified me={me} />
}

function Unverified({ me }: { me: Me }) {
  const [anew, setAnew] = useState(false)
  const reviews = useQuery({
    queryKey: key, queryFn: () => of(api.GET('/api/v1/me/identity-reviews', { params: { query: { limit: 1 } } })),
    refetchInterval: (query) => (query.state.data?.items?.[0]?.status === 'pending' ? 5000 : false),
  })
  return (
    <>
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <Loaded query={reviews}>
        {({ items }) => {
          const last = items?.[0]
          if (last && !anew && ['collecting', 'pending', 'refused', 'passed'].includes(last.status)) return <Latest review={last} onAgain={() => setAnew(true)} />
          return <Begin me={me} onBegun={() => setAnew(false)} />
        }}
      </Loaded>
      {me.profile?.idType === 'id_card' && <p><Link to="/me/identity">{w.face}</Link></p>}
    </>
  )
}

function Begin({ me, onBegun }: { me: Me; onBegun: () => void }) {
  const notice = useNotice('identity_papers')
  const [reason, setReason] = useState<Reason | undefined>(me.profile?.idType === 'id_card' ? undefined : 'other_paper')
  const [explanation, setExplanation] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [faults, setFaults] = useState<Fault[]>([])
  const beginning = useAct((body: Schemas['PapersForm'], header) => of(api.POST('/api/v1/me/identity-reviews', { body, params: { header } })), { stale: [key], done: onBegun })
  const begin = () => {
    const found: Fault[] = []
    if (!reason) found.push({ location: 'reason', message: w.reasonAsk })
    if (!agreed || !notice.data) found.push({ location: 'consentVersion', message: w.consentAsk })
    setFaults(found)
    if (!reason || !notice.data || found.length > 0 || beginning.isPending) return
    beginning.mutate({ reason, consentVersion: notice.data.version, ...(explanation.trim() && { explanation }) }, { onError: (error) => setFaults(faultsOf(error)) })
  }
  return (
    <div className="panel narrow">
      <FaultSummary faults={faults} />
      <ChoiceField name="reason" label={w.reason} faults={faults} value={reason} onValue={setReason} options={Object.entries(w.reasons).map(([value, label]) => ({ value: value as Reason, label }))} />
      <LongField name="explanation" label={w.explanation} faults={faults} value={explanation} onValue={setExplanation} maxLength={500} />
      <Tick name="consentVersion" faults={faults} checked={agreed} onChecked={setAgreed}>
        {words.actions.agree}
        <NoticeLink title={w.consent} notice={notice.data} />
      </Tick>
      <Button type="button" busy={beginning.isPending} onClick={begin}>{w.begin}</Button>
    </div>
  )
}

function Latest({ review, onAgain }: { review: Review; onAgain: () => void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const passed = review.status === 'passed'
  useEffect(() => {
    if (!passed) return
    queries.removeQueries({ queryKey: meKey })
    void navigate('/login', { replace: true, state: { done: words.face.passed, next: words.face.passedNext } })
  }, [passed, queries, navigate])
  if (review.status === 'refused')
    return (
      <div className="panel narrow" role="alert">
        <h2>{w.refused}</h2>
        <p>{review.refusal?.reason}</p>
        <p>{review.refusal?.text}</p>
        <Button type="button" onClick={onAgain}>{w.again}</Button>
      </div>
    )
  return <Open review={review} />
}

function Open({ review }: { review: Review }) {
  const [faults, setFaults] = useState<Fault[]>([])
  const params = { path: { id: review.id } }
  const submitting = useAct((_: string, header) => of(api.POST('/api/v1/me/identity-reviews/{id}/submission', { params: { ...params, header } })), { stale: [key] })
  const cancelling = useAct(() => api.DELETE('/api/v1/me/identity-reviews/{id}', { params }), { stale: [key] })
  const failed = { onError: (error: Error) => setFaults(faultsOf(error)), onSuccess: () => setFaults([]) }
  const pending = review.status === 'pending'
  return (
    <div className="panel narrow">
      <FaultSummary faults={faults} />
      {pending ? (
        <div role="status">
          <h2>{w.pending}</h2>
          <p>{review.dueAt && w.due(time(review.dueAt))}</p>
        </div>
      ) : (
        <>
          <h2>{w.slots}</h2>
          <p>{w.types}</p>
          <PaperSlots review={review} stale={key} />
          <p>{w.until(time(review.expiresAt))}</p>
        </>
      )}
      <div className="bar">
        {!pending && <Button type="button" busy={submitting.isPending} onClick={() => submitting.mutate(review.id, failed)}>{w.submit}</Button>}
        <Button type="button" kind="second" busy={cancelling.isPending} onClick={() => cancelling.mutate(undefined, failed)}>{w.cancel}</Button>
      </div>
    </div>
  )
}
