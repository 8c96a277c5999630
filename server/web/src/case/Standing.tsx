import { Link } from 'react-router'
import { listPath } from '@/apply/application'
import { StatusTag } from '@/frame/Status'
import { words } from '@/words'
import { casesWords } from '@/words/cases'
import { NextDeadline } from './Deadlines'
import type { Entry } from './docket'
import type { Application } from './reader'
import { progress, turnOf } from './standing'

const w = casesWords.stand

// Standing answers three questions: where is it, whose turn is it, until when.
export function Standing({ application: a, docket }: { application: Application; docket: Entry[] }) {
  const turn = turnOf(a)
  const reason = reasonOf(a, docket)
  return (
    <>
      <nav className="crumbs" aria-label={w.crumbs}>
        <Link to={listPath(a.kind)}>{w.mine}</Link> &gt; {w.of[a.kind]}
      </nav>
      <section className="panel standing" aria-labelledby="case-title">
        <div className="bar">
          <h1 id="case-title">{w.of[a.kind]}</h1>
          <StatusTag status={a.status} />
          <span className="quiet push number">{w.number}{casesWords.colon}{a.number}</span>
        </div>
        <Progress application={a} />
        <div role="status">
          <p className={'turn ' + turn}>{w[turn]}</p>
          <p>{(a.status === 'issued' && w.letter[a.letterStatus ?? '']) || w.what[a.kind]?.[a.status]}</p>
          {reason && <p>{w.reason}{casesWords.colon}{reason}</p>}
        </div>
        {a.nextDeadline && <p><NextDeadline deadline={a.nextDeadline} insurer={a.kind === 'guarantee'} /></p>}
      </section>
    </>
  )
}

function Progress({ application }: { application: Application }) {
  const marks = progress(application)
  if (marks.length === 0) return null
  return (
    <ol className="progress" aria-label={w.progress}>
      {marks.map(({ status, state }, i) => (
        <li key={status} className={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="dot" aria-hidden="true">{state === 'done' ? '✓' : i + 1}</span>
          {words.status[status]}
          <span className="unseen">{casesWords.colon}{w[state]}</span>
        </li>
      ))}
    </ol>
  )
}

// reasonOf is why an application was refused, as its docket has it.
function reasonOf(a: Application, docket: Entry[]): string | undefined {
  if (a.status !== 'rejected' && a.status !== 'declined') return undefined
  const detail = docket.filter((e) => e.kind === a.status).at(-1)?.detail as { reason?: string } | undefined
  return detail?.reason
}
