import { useEffect, useState } from 'react'
import type { Schemas } from '@/api/client'
import { before, left } from '@/base/left'
import { Loaded } from '@/frame/Page'
import { casesWords } from '@/words/cases'
import { usePart } from './reader'
import './case.css'

const w = casesWords.deadlines

type Deadline = { name: string; article?: string; dueAt: string }

// deadlineName is what a deadline is called: the review of a guarantee is the insurer's.
export const deadlineName = (name: string, insurer: boolean) => (insurer && name === 'review' ? w.underwriting : (w.names[name] ?? name))

// useMinute is the time now, anew each minute.
export function useMinute(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

// Left is 剩 46 小时（11月25日 10:29 前）.
export function Left({ dueAt }: { dueAt: string }) {
  const now = useMinute()
  return (
    <>
      <strong>{left(dueAt, now)}</strong>（{before(dueAt, now)}）
    </>
  )
}

// NextDeadline is what runs now, in one line with its article.
export function NextDeadline({ deadline, insurer = false }: { deadline: Deadline; insurer?: boolean }) {
  return (
    <span>
      {deadlineName(deadline.name, insurer)}{casesWords.colon}<Left dueAt={deadline.dueAt} />
      {deadline.article && <span className="quiet"> {w.article}{casesWords.colon}{deadline.article}</span>}
    </span>
  )
}

// Deadlines are those of the law that ran or run in a case, what runs first.
export function Deadlines({ base, level: Heading = 'h2' }: { base: string; level?: 'h2' | 'h3' }) {
  const query = usePart<Schemas['ItemsDeadlineItem']>(base, 'deadlines')
  const insurer = /\/guarantees\//.test(base)
  return (
    <section className="panel" aria-labelledby="deadlines">
      <Heading id="deadlines">{w.title}</Heading>
      <Loaded query={query}>
        {({ items }) => {
          const all = shown(items ?? [])
          if (all.length === 0) return <p>{w.none}</p>
          return <ul className="deadlines">{all.map((d) => <Row key={d.name + d.dueAt} deadline={d} insurer={insurer} />)}</ul>
        }}
      </Loaded>
    </section>
  )
}

// shown are the deadlines worth showing, what runs first: not how long the draft was
// kept, and one that stood still while another ran only once.
function shown(all: Schemas['DeadlineItem'][]) {
  const last = new Map(all.filter((d) => d.name !== 'draft_expiry' || d.state === 'running').map((d) => [d.name + d.dueAt, d]))
  return [...last.values()].sort((a, b) => Number(b.state === 'running') - Number(a.state === 'running') || b.dueAt.localeCompare(a.dueAt))
}

function Row({ deadline: d, insurer }: { deadline: Schemas['DeadlineItem']; insurer: boolean }) {
  const now = useMinute()
  return (
    <li className={d.state}>
      <span className="name">{deadlineName(d.name, insurer)}</span>
      <span>{d.state === 'running' ? <Left dueAt={d.dueAt} /> : <>{w.state[d.state]}（{before(d.dueAt, now)}）</>}</span>
      <span className="quiet">{d.article || w.house}</span>
    </li>
  )
}
