import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Link, NavLink, useSearchParams } from 'react-router'
import { api, of } from '@/api/client'
import { Button } from '@/base/Field'
import { faultsOf } from '@/base/faults'
import { useTitle } from '@/frame/Page'
import { Waiting } from '@/base/Root'
import { words } from '@/words'
import { applyWords } from '@/words/apply'
import { listPath, useKind, type Application, type Kind } from './application'
import { Card } from './Card'
import { Guide } from './Guide'
import '@/person/person.css'
import './apply.css'

const w = applyWords.list

// The applications of who is logged in (row 20): two tabs, a filter by status, a
// search. Names that are searched for do not go into the address.
export function Component() {
  const kind = useKind()
  useTitle(words.home[kind])
  return <List key={kind} kind={kind} />
}

function List({ kind }: { kind: Kind }) {
  const [params] = useSearchParams()
  const status = params.get('status') ?? ''
  const [q, search] = useState('')
  const [removed, setRemoved] = useState('')
  const pages = usePages(kind, status, q)
  const items = pages.data?.pages.flatMap((page) => page.items ?? [])
  if (items?.length === 0 && !status && !q && !removed) return <Guide kind={kind} />
  return (
    <>
      <div className="bar">
        <h1>{words.home[kind]}</h1>
        <Link className="button push" to={`${listPath(kind)}/new`}>{w.add[kind]}</Link>
      </div>
      <Tabs />
      <Filters kind={kind} status={status} />
      <Search q={q} onSearch={search} />
      <p role="status" className={removed ? 'notice-line' : ''}>{removed && w.removed(removed)}</p>
      {items ? <Cards items={items} onRemoved={setRemoved} /> : pages.isError ? <p role="alert">{faultsOf(pages.error)[0]?.message}</p> : <Waiting />}
      {items?.length === 0 && <p className="panel">{w.none}　{status && <Link to={listPath(kind)}>{w.clear}</Link>}</p>}
      {pages.hasNextPage && <Button type="button" kind="second wide" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{w.more}</Button>}
    </>
  )
}

function usePages(kind: Kind, status: string, q: string) {
  return useInfiniteQuery({
    queryKey: [`${kind}s`, 'pages', status, q],
    queryFn: ({ pageParam }) => of(api.GET(`/api/v1/${kind}s`, { params: { query: { status, q, cursor: pageParam, limit: 20 } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  })
}

function Tabs() {
  return (
    <nav className="tabs" aria-label={w.tabs}>
      <NavLink to="/preservations">{words.home.preservation}</NavLink>
      <NavLink to="/guarantees">{words.home.guarantee}</NavLink>
    </nav>
  )
}

const home = words.home
const filters: Record<Kind, [string, string][]> = {
  preservation: [
    ['', w.all], ['draft,returned', home.draft], ['under_review,awaiting_ruling', home.underReview], ['awaiting_payment', home.awaitingPayment], ['ruled', home.ruled],
    ['rejected,withdrawn,lapsed', w.ended],
  ],
  guarantee: [
    ['', w.all], ['draft,returned', home.draft], ['under_review,issuing', home.underReview], ['awaiting_payment', home.awaitingPayment], ['issued', home.issued],
    ['declined,withdrawn,lapsed,cancelled', w.ended],
  ],
}

function Filters({ kind, status }: { kind: Kind; status: string }) {
  return (
    <nav className="chips" aria-label={w.filter}>
      {filters[kind].map(([value, label]) => (
        <Link key={value} to={value ? `?status=${value}` : listPath(kind)} aria-current={value === status ? 'true' : undefined}>{label}</Link>
      ))}
    </nav>
  )
}

function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [typed, type] = useState(q)
  const submit = (e: FormEvent) => {
    e.preventDefault()
    onSearch(typed.trim())
  }
  return (
    <form role="search" className="search" onSubmit={submit}>
      <label htmlFor="search">{w.searchLabel}</label>
      <div className="bar">
        <input id="search" className="text" type="search" value={typed} onChange={(e) => type(e.target.value)} maxLength={100} />
        <Button type="submit" kind="second">{w.search}</Button>
      </div>
    </form>
  )
}

function Cards({ items, onRemoved }: { items: Application[]; onRemoved: (number: string) => void }) {
  return (
    <ul className="cases" aria-label={words.home.title}>
      {items.map((app) => <Card key={app.id} app={app} onRemoved={onRemoved} />)}
    </ul>
  )
}
