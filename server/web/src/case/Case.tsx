import { Link, useParams } from 'react-router'
import type { Schemas } from '@/api/client'
import { casePath, stepPath, useApplication, useKind } from '@/apply/application'
import { yuan } from '@/base/money'
import { useLive } from '@/frame/live'
import { Loaded, useTitle } from '@/frame/Page'
import { casesWords } from '@/words/cases'
import { CorrectionPanel } from './CorrectionPanel'
import { Deadlines } from './Deadlines'
import { Docket } from './Docket'
import { Evaluation } from './Evaluation'
import { Paper, type Marks } from './Paper'
import { Papers, Used } from './Papers'
import { QuoteNotice } from './QuoteNotice'
import { Receipts } from './Receipts'
import { usePart, type Application } from './reader'
import { RulingPanel } from './RulingPanel'
import { Standing } from './Standing'
import { Surrender, Withdraw } from './Withdraw'
import './case.css'

const w = casesWords.stand

// The page of an application: where it is, what its owner can do now, and everything
// about it below. It follows what happens by itself.
export function Component() {
  const kind = useKind()
  const { id = '' } = useParams()
  const query = useApplication(kind, id)
  useLive(`/api/v1/${kind}s/${id}/events`, [[kind, id], [`${kind}s`], ['summary']])
  useTitle(w.of[kind])
  return <Loaded query={query}>{(application) => <Case application={application} />}</Loaded>
}

function Case({ application: a }: { application: Application }) {
  const base = `/api/v1/${a.kind}s/${a.id}`
  const docket = usePart<Schemas['ItemsDocketItem']>(base, 'docket').data?.items ?? []
  const payments = usePart<Schemas['ItemsPaymentView']>(base, 'payments').data?.items ?? []
  return (
    <>
      <Standing application={a} docket={docket} />
      <CorrectionPanel application={a} docket={docket} />
      <QuoteNotice application={a} />
      <Next application={a} />
      <RulingPanel application={a} />
      <Papers application={a} />
      <Evaluation application={a} />
      <Used application={a} />
      <Receipts payments={payments} />
      <div className="case">
        <Paper application={a} base={base} marks={reasons(a)} />
        <div>
          <Deadlines base={base} />
          <Docket base={base} />
        </div>
      </div>
      <div className="endings unprinted">
        <Withdraw application={a} payments={payments} />
        <Surrender application={a} />
      </div>
    </>
  )
}

// Next is the one thing that is its owner's to do now.
function Next({ application: a }: { application: Application }) {
  if (a.status === 'draft') return <p className="bar"><Link className="button" to={stepPath(a, 'basics')}>{w.goOn}</Link></p>
  if (a.status === 'awaiting_payment')
    return <p className="bar"><Link className="button" to={`${casePath(a.kind, a.id)}/payment`}>{w.pay(yuan((a.kind === 'preservation' ? a.fee : a.premium) ?? 0))}</Link></p>
  return null
}

// reasons stand beside what was marked, as long as it is to be corrected.
const reasons = (a: Application): Marks | undefined =>
  a.status !== 'returned' ? undefined : ({ location }) => {
    const here = (a.correction?.items ?? []).filter((item) => item.location === location)
    return here.length > 0 && <span className="reason">{here.map((item) => item.reason).join('；')}</span>
  }
