import { Link, useParams } from 'react-router'
import type { Schemas } from '@/api/client'
import { casePath, useApplication, useKind } from '@/apply/application'
import { capital, yuan } from '@/base/money'
import { time } from '@/base/time'
import { useLive } from '@/frame/live'
import { Loaded, useTitle } from '@/frame/Page'
import { casesWords } from '@/words/cases'
import { Ordering } from './Ordering'
import { openOrder, paidOrder, type Payment } from './payments'
import { usePart, type Application } from './reader'
import { Fact } from './RulingPanel'
import './case.css'
import './payment.css'

const w = casesWords.payment

// The page on which a fee or a premium is paid (rows 57, 58, 64). What it shows comes
// from the server alone, so loading it again, or on another device, shows the same.
export function Component() {
  const kind = useKind()
  const { id = '' } = useParams()
  const application = useApplication(kind, id)
  const payments = usePart<Schemas['ItemsPaymentView']>(`/api/v1/${kind}s/${id}`, 'payments')
  useLive(`/api/v1/${kind}s/${id}/events`, [[kind, id], [`${kind}s`], ['summary']])
  useTitle(w.title[kind === 'preservation' ? 'fee' : 'premium'])
  return (
    <Loaded query={application}>
      {(a) => <Loaded query={payments}>{({ items }) => <Pay application={a} payments={items ?? []} />}</Loaded>}
    </Loaded>
  )
}

function Pay({ application: a, payments }: { application: Application; payments: Payment[] }) {
  const purpose = a.kind === 'preservation' ? 'fee' : 'premium'
  const paid = paidOrder(payments)
  const due = a.status === 'awaiting_payment'
  return (
    <>
      <nav className="crumbs" aria-label={casesWords.stand.crumbs}>
        <Link to={casePath(a.kind, a.id)}>{casesWords.stand.of[a.kind]}</Link> &gt; {w.title[purpose]}
      </nav>
      <h1>{w.title[purpose]}</h1>
      {paid && !due && <Paid application={a} order={paid} />}
      {!paid && !due && <p className="panel">{w.none} <Link to={casePath(a.kind, a.id)}>{w.back}</Link></p>}
      {due && <Due application={a} order={openOrder(payments)} purpose={purpose} />}
    </>
  )
}

function Due({ application: a, order, purpose }: { application: Application; order: Payment | undefined; purpose: 'fee' | 'premium' }) {
  const amount = (purpose === 'fee' ? a.fee : a.premium) ?? 0
  return (
    <div className="panel pay">
      <dl className="rows">
        <div className="wide">
          <dt>{w.amount}</dt>
          <dd><strong className="sum">{yuan(amount)}</strong> {casesWords.yuan}<span className="quiet capital">{capital(amount)}</span></dd>
        </div>
        <Fact name={w.payee} value={purpose === 'fee' ? a.courtName : (a.insurerName ?? '')} />
        <Fact name={w.item} value={w.items[purpose]} />
        <Fact name={w.number} value={a.number} />
      </dl>
      <Ordering application={a} order={order} />
      <p className="notice-line">{w.once}</p>
    </div>
  )
}

// Paid says that it is done, and what comes next.
function Paid({ application: a, order }: { application: Application; order: Payment }) {
  return (
    <div className="panel submitted" role="status">
      <p className="tick-mark" aria-hidden="true">✓</p>
      <h2>{w.paid}</h2>
      <p><strong className="sum">{yuan(order.amount)}</strong> {casesWords.yuan}</p>
      <p>{casesWords.docket.methods[order.method]}，{w.paidAt}{casesWords.colon}{time(order.paidAt)}</p>
      <p>{w.next[a.kind]}</p>
      <p className="bar">
        <Link className="button" to={casePath(a.kind, a.id)}>{w.back}</Link>
        <a className="button second" href={`/api/v1/payments/${order.id}/receipt`} download={w.receiptFile}>{w.receipt}</a>
      </p>
    </div>
  )
}
