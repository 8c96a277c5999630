import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '@/api/client'
import { Button } from '@/base/Field'
import { faultsOf } from '@/base/faults'
import { yuan } from '@/base/money'
import { StatusTag } from '@/frame/Status'
import { applyWords } from '@/words/apply'
import { asked, casePath, ifMatch, stepPath, type Application } from './application'
import { dueOf } from './due'

const w = applyWords.list

// Card is one application in the list, with what may be done about it now.
export function Card({ app, onRemoved }: { app: Application; onRemoved: (number: string) => void }) {
  return (
    <li className="panel case">
      <div className="bar">
        <h2><Link to={app.status === 'draft' ? stepPath(app, 'basics') : casePath(app.kind, app.id)}>{app.number}</Link></h2>
        <StatusTag status={app.status} />
        <span className="push due">{dueOf(app, Date.now())}</span>
      </div>
      <dl className="facts">
        <Fact label={w.parties} value={partiesOf(app)} />
        <Fact label={w.court} value={app.courtName} />
        {app.insurerName && <Fact label={w.insurer} value={app.insurerName} />}
        {app.caseNumber && <Fact label={w.caseNumber} value={app.caseNumber} />}
        <Fact label={w.amount} value={`${yuan(asked(app))} ${applyWords.yuan}`} />
        {app.guaranteeAmount !== undefined && <Fact label={w.guaranteeAmount} value={`${yuan(app.guaranteeAmount)} ${applyWords.yuan}`} />}
      </dl>
      <Actions app={app} onRemoved={onRemoved} />
    </li>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

// partiesOf is 张三 诉 李四、王五.
function partiesOf(app: Application): string {
  const names = (role: string) => (app.parties ?? []).filter((p) => p.role === role).map((p) => p.name).join('、')
  const [one, other] = [names('applicant'), names('respondent')]
  if (!one && !other) return w.noParties
  return other ? `${one || '—'} ${w.against} ${other}` : one
}

function Actions({ app, onRemoved }: { app: Application; onRemoved: (number: string) => void }) {
  const [asking, ask] = useState(false)
  const to = casePath(app.kind, app.id)
  if (asking) return <Sure app={app} onRemoved={onRemoved} onHold={() => ask(false)} />
  return (
    <div className="bar acts">
      {app.status === 'draft' && <Link className="button" to={stepPath(app, 'basics')}>{w.edit}</Link>}
      {app.status === 'returned' && <Link className="button" to={stepPath(app, 'basics')}>{w.correct}</Link>}
      {app.status === 'awaiting_payment' && <Link className="button" to={`${to}/payment`}>{w.pay}</Link>}
      {app.links['preservations'] && <Link className="button" to={`/preservations/new?from=${app.id}`}>{w.preserve}</Link>}
      {app.links['policy'] && <a className="button second" href={app.links['policy']} download>{w.policy}</a>}
      {app.links['letter'] && <a className="button second" href={app.links['letter']} download>{w.letter}</a>}
      {app.status !== 'draft' && <Link className="button second" to={to}>{w.view}</Link>}
      {app.status === 'draft' && <Button type="button" kind="second" onClick={() => ask(true)}>{w.remove}</Button>}
    </div>
  )
}

// Sure asks once more in the place of the button: a draft that is deleted does not
// come back.
function Sure({ app, onRemoved, onHold }: { app: Application; onRemoved: (number: string) => void; onHold: () => void }) {
  const queries = useQueryClient()
  const removing = useMutation({
    mutationFn: () => api.DELETE(`/api/v1/${app.kind}s/{id}`, { params: { path: { id: app.id }, header: ifMatch(app) } }),
    onSuccess: async () => {
      onRemoved(app.number)
      await Promise.all([[`${app.kind}s`], ['summary']].map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
    onError: () => void queries.invalidateQueries({ queryKey: [`${app.kind}s`] }),
  })
  return (
    <div className="bar acts" role="group" aria-label={w.sure}>
      <span>{removing.isError ? <span role="alert">{faultsOf(removing.error)[0]?.message}</span> : w.sure}</span>
      <Button type="button" autoFocus kind="second" onClick={onHold}>{w.hold}</Button>
      <Button type="button" busy={removing.isPending} onClick={() => removing.mutate()}>{w.removeNow}</Button>
    </div>
  )
}
