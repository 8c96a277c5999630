import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { casePath, listPath } from '@/apply/application'
import { casesWords } from '@/words/cases'
import { NextDeadline } from './Deadlines'
import type { Application } from './reader'

const w = casesWords.preview

// Submitted says the number, what comes next, and by when.
export function Submitted({ application: a }: { application: Application }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    window.scrollTo(0, 0)
  }, [])
  return (
    <div className="panel submitted">
      <p className="tick-mark" aria-hidden="true">✓</p>
      <h1 ref={heading} tabIndex={-1}>{w.done[a.kind]}</h1>
      <p>{w.number}{casesWords.colon}<strong className="number">{a.number}</strong></p>
      {a.nextDeadline && <p><NextDeadline deadline={a.nextDeadline} insurer={a.kind === 'guarantee'} /></p>}
      <h2>{w.next}</h2>
      <ol>{w.nextOf[a.kind].map((line) => <li key={line}>{line}</li>)}</ol>
      <p>{w.told}</p>
      <p className="bar">
        <Link className="button" to={casePath(a.kind, a.id)}>{w.toCase}</Link>
        <Link className="button second" to={listPath(a.kind)}>{w.toList}</Link>
      </p>
    </div>
  )
}
