import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import type { Schemas } from '@/api/client'
import { yuan } from '@/base/money'
import { time } from '@/base/time'
import { useTitle } from '@/frame/Page'
import { Pages, usePages, type PageOf } from '@/frame/pages'
import { Rows } from '@/frame/Rows'
import { StatusTag, type Status } from '@/frame/Status'
import { courtWords } from '@/words/court'
import { Due } from './Due'
import { partiesOf } from './names'
import './desk.css'

const w = courtWords.desk

type Item = Schemas['ApplicationView']
export type Filter = { key: string; label: string; statuses: Status[] } // no statuses: all of them
export type Asked = { status?: string; q?: string; sort: 'due'; cursor?: string }

type Props = {
  title: string
  path: string // of the pages: /court
  filters: Filter[] // the first is what the desk begins with
  counts: UseQueryResult<Schemas['DeskSummary']>
  queryKey: readonly unknown[]
  read: (query: Asked) => Promise<PageOf<Item>>
}

// Queue is the list of a desk, by the clock. What is searched for is a person's name as
// a rule: it stays out of the address.
export function Queue({ title, path, filters, counts, queryKey, read }: Props) {
  useTitle(title)
  const [search] = useSearchParams()
  const q = (useLocation().state as { q?: string } | null)?.q ?? ''
  const filter = filters.find((f) => f.key === search.get('view')) ?? filters[0]!
  const status = filter.statuses.join(',')
  const query = usePages<Item>([...queryKey, status, q], (cursor) =>
    read({ sort: 'due', ...(status && { status }), ...(q && { q }), ...(cursor && { cursor }) }))
  return (
    <>
      <h1>{title}</h1>
      <Filters filters={filters} now={filter} counts={counts.data?.statuses} path={path} q={q} />
      <Search key={q} q={q} to={`${path}?view=${filter.key}`} />
      <p className="quiet">{q && w.found(q) + ' · '}{w.order}</p>
      <Pages query={query} none={w.none}>{(items) => <Cases caption={title} path={path} items={items} />}</Pages>
    </>
  )
}

type FilterProps = { filters: Filter[]; now: Filter; counts: Record<string, number> | undefined; path: string; q: string }

// Filters are the counters, each of which narrows the list to what it counts.
function Filters({ filters, now, counts, path, q }: FilterProps) {
  const n = (f: Filter) => Object.entries(counts ?? {}).reduce((sum, [status, count]) => sum + (f.statuses.length === 0 || f.statuses.includes(status as Status) ? count : 0), 0)
  return (
    <nav aria-label={w.status}>
      <ul className="filters">
        {filters.map((f) => (
          <li key={f.key}>
            <Link to={`${path}?view=${f.key}`} state={{ q }} aria-current={f.key === now.key ? 'page' : undefined}>
              <strong>{counts ? n(f) : '…'}</strong> <span>{f.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Search({ q, to }: { q: string; to: string }) {
  const [text, setText] = useState(q)
  const navigate = useNavigate()
  return (
    <form
      className="search" role="search"
      onSubmit={(e) => {
        e.preventDefault()
        void navigate(to, { state: { q: text.trim() } })
      }}
    >
      <label htmlFor="queue-search">{w.searchLabel}</label>
      <div className="bar">
        <input id="queue-search" className="text" type="search" value={text} maxLength={100} onChange={(e) => setText(e.target.value)} />
        <button className="button second" type="submit">{w.search}</button>
        {q && <Link to={to} state={{ q: '' }}>{w.searchClear}</Link>}
      </div>
    </form>
  )
}

function Cases({ caption, path, items }: { caption: string; path: string; items: Item[] }) {
  return (
    <Rows
      caption={caption} items={items} id={(a) => a.id}
      columns={[
        { title: w.number, cell: (a) => <Link to={`${path}/${a.id}`}>{a.number}</Link> },
        { title: w.people, cell: (a) => partiesOf(a) },
        { title: w.amount, amount: true, cell: (a) => yuan(a.amount ?? a.guaranteeAmount ?? 0) },
        { title: w.status, cell: (a) => <StatusTag status={a.status} /> },
        { title: w.due, cell: (a) => <Due deadline={a.nextDeadline} insurer={a.kind === 'guarantee'} /> },
        { title: w.submitted, cell: (a) => time(a.submittedAt) },
      ]}
    />
  )
}
