import type { Schemas } from '@/api/client'
import { time } from '@/base/time'
import { Loaded } from '@/frame/Page'
import { casesWords } from '@/words/cases'
import { folded, said, type Shown } from './docket'
import { usePart } from './reader'
import './case.css'

const w = casesWords.docket

// Docket is everything that happened to an application (案卷流水), the newest first.
export function Docket({ base, level: Heading = 'h2' }: { base: string; level?: 'h2' | 'h3' }) {
  const query = usePart<Schemas['ItemsDocketItem']>(base, 'docket')
  return (
    <section className="panel" aria-labelledby="docket">
      <Heading id="docket">{w.title}</Heading>
      <Loaded query={query}>
        {({ items }) => (items?.length ? <ol className="docket" reversed>{folded(items).map((e) => <Line key={e.seq} entry={e} />)}</ol> : <p>{w.none}</p>)}
      </Loaded>
    </section>
  )
}

function Line({ entry }: { entry: Shown }) {
  return (
    <li>
      <div className="what">
        <strong>{w.kinds[entry.kind] ?? w.other}</strong>
        {entry.times > 1 && <span className="quiet">{w.times(entry.times)}</span>}
      </div>
      <div className="quiet">
        <time dateTime={entry.at}>{time(entry.at)}</time> {w.actors[entry.actor] ?? ''}
      </div>
      {said(entry).map((line) => <p key={line}>{line}</p>)}
    </li>
  )
}
