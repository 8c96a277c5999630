import { Link } from 'react-router'
import { stepPath } from '@/apply/application'
import { casesWords } from '@/words/cases'
import { doneSince } from './corrections'
import { Left } from './Deadlines'
import type { Entry } from './docket'
import { placeName, placePath } from './place'
import type { Application } from './reader'

const w = casesWords.correction

// CorrectionPanel is what was marked, each with its reason and a way to the field, and
// what of it was changed since.
export function CorrectionPanel({ application: a, docket }: { application: Application; docket: Entry[] }) {
  const items = a.correction?.items ?? []
  if (a.status !== 'returned' || !a.correction) return null
  const done = doneSince(a, docket)
  return (
    <section className="panel corrections" aria-labelledby="corrections">
      <h2 id="corrections">{w.title}</h2>
      <p>{w.due}<Left dueAt={a.correction.dueAt} /></p>
      <p>{w.count(done.filter(Boolean).length, items.length)}</p>
      <ul>
        {items.map((item, i) => (
          <li key={item.location + item.reason} className={done[i] ? 'done' : ''}>
            <div>
              <strong>{placeName(a, item.location)}</strong>
              <span className={done[i] ? 'good' : 'missing'}>{done[i] ? w.done : w.todo}</span>
            </div>
            <p>{item.reason}</p>
            <Link to={placePath(a, item.location)} aria-label={`${w.go}${casesWords.colon}${placeName(a, item.location)}`}>{w.go}</Link>
          </li>
        ))}
      </ul>
      <p className="bar">
        <Link className="button" to={stepPath(a, 'preview')}>{w.submit}</Link>
        <span className="quiet">{w.submitHint}</span>
      </p>
    </section>
  )
}
