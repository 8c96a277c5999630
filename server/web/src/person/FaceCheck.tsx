import { useQuery, useQueryClient } from '@tanstack/react-query'
import { QRCode } from 'antd'
import { useEffect, useState } from 'react'
import { Link, Navigate, useNavigate } from 'react-router'
import { useAct } from '@/api/act'
import { api, of, type Schemas } from '@/api/client'
import { Button, Tick } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { useCountdown } from '@/base/useCountdown'
import { NoticeLink, useNotice } from '@/door/Notice'
import { useMe } from '@/frame/me'
import { useTitle } from '@/frame/Page'
import { words } from '@/words'
import { papersWords } from '@/words/papers'
import './person.css'

const w = words.face

// The real-name check (rows 14, 15): consent, a code for the phone, and a page that
// notices by itself when the phone is done.
export function Component() {
  const { data: me } = useMe()
  const [check, setCheck] = useState<Schemas['IdentityOutput']>()
  useTitle(w.title)
  if (!me) return null
  if (me.role !== 'applicant' || me.verified) return <Navigate to="/" replace />
  if (!me.profile) return <Navigate to="/me" replace />
  if (me.profile.idType !== 'id_card') return <Navigate to="/me/papers" replace />
  return (
    <div className="panel face">
      <h1>{w.title}</h1>
      {check ? <Running key={check.id} check={check} onAgain={() => setCheck(undefined)} /> : <Consent onBegun={setCheck} />}
    </div>
  )
}

function Consent({ onBegun }: { onBegun: (check: Schemas['IdentityOutput']) => void }) {
  const notice = useNotice('face')
  const [agreed, setAgreed] = useState(false)
  const [faults, setFaults] = useState<Fault[]>([])
  const beginning = useAct((consentVersion: string, header) => of(api.POST('/api/v1/me/identity-checks', { body: { consentVersion }, params: { header } })), { done: onBegun })
  const begin = () => {
    if (!agreed || !notice.data) return setFaults([{ location: 'consentVersion', message: w.consentAsk }])
    setFaults([])
    return beginning.mutate(notice.data.version, { onError: (error) => setFaults(faultsOf(error)) })
  }
  return (
    <>
      <FaultSummary faults={faults} />
      <Tick name="consentVersion" faults={faults} checked={agreed} onChecked={setAgreed}>
        {words.actions.agree}
        <NoticeLink title={w.consent} notice={notice.data} />
      </Tick>
      <Button type="button" busy={beginning.isPending} onClick={begin}>{w.begin}</Button>
      <p><Link to="/me">{w.editProfile}</Link></p>
      <p><Link to="/me/papers">{papersWords.instead}</Link></p>
    </>
  )
}

function Running({ check, onAgain }: { check: Schemas['IdentityOutput']; onAgain: () => void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const state = useQuery({
    queryKey: ['identity', check.id],
    queryFn: () => of(api.GET('/api/v1/me/identity-checks/{id}', { params: { path: { id: check.id } } })),
    refetchInterval: (query) => (query.state.data && query.state.data.status !== 'pending' ? false : 1500),
  })
  const left = useCountdown(new Date(check.expiresAt).getTime())
  const status = state.data?.status ?? 'pending'
  useEffect(() => {
    if (status !== 'passed') return
    queries.clear()
    void navigate('/login', { replace: true, state: { done: w.passed, next: w.passedNext } })
  }, [status, queries, navigate])
  if (status === 'pending' || status === 'passed') return <Scan url={check.qrUrl} left={left} />
  return (
    <div role="alert">
      <h2>{status === 'expired' ? w.expired : w.failed}</h2>
      <p>{status === 'expired' ? w.expiredNext : state.data?.code === 'identity_mismatch' ? w.mismatch : w.failedNext}</p>
      <Button type="button" onClick={onAgain}>{w.again}</Button>
      <p><Link to="/me">{w.editProfile}</Link></p>
    </div>
  )
}

function Scan({ url, left }: { url: string; left: number }) {
  const picture = url.startsWith('data:')
  return (
    <>
      <p>{w.scan}</p>
      <div className="code" role="img" aria-label={w.scan}>
        {picture ? <img src={url} alt="" /> : <div aria-hidden="true"><QRCode value={url} size={240} type="svg" /></div>}
      </div>
      {!picture && <p>{w.phone}<a href={url}>{w.open}</a></p>}
      <p role="status">{w.waiting}</p>
      <p>{w.left(`${Math.floor(left / 60)} 分 ${String(left % 60).padStart(2, '0')} 秒`)}</p>
    </>
  )
}
