import { useQuery } from '@tanstack/react-query'
import { Navigate, Link } from 'react-router'
import { api, of, type Schemas } from '@/api/client'
import { useMe, type Me } from '@/frame/me'
import { Loaded, useTitle } from '@/frame/Page'
import { words } from '@/words'
import './home.css'

// The home page of who applies (rows 16 to 18): eight counters, and the way in to
// both kinds.
export function Component() {
  const { data: me } = useMe()
  useTitle(words.home.title)
  if (!me) return null
  if (me.mustChangePassword) return <Navigate to="/me/password" replace />
  if (me.role !== 'applicant') return <Navigate to={desks[me.role]} replace />
  return <Applicant me={me} />
}

const desks = { judge: '/court', clerk: '/court', underwriter: '/insurer', operator: '/admin' }

function Applicant({ me }: { me: Me }) {
  const summary = useQuery({ queryKey: ['summary'], queryFn: () => of(api.GET('/api/v1/me/summary')) })
  return (
    <>
      <h1>{words.home.hello(me.displayName)}</h1>
      {!me.verified && (
        <div className="notice-line warn">
          <h2>{words.home.unverified.title}</h2>
          <p>{words.home.unverified.text}</p>
          <Link className="button" to="/me">{words.home.unverified.go}</Link>
        </div>
      )}
      <h2>{words.home.title}</h2>
      <Loaded query={summary}>{(data) => <Kinds summary={data} verified={me.verified} />}</Loaded>
    </>
  )
}

type Counter = [label: string, n: number, statuses: string]

function Kinds({ summary: { preservation: p, guarantee: g }, verified }: { summary: Schemas['Summary']; verified: boolean }) {
  const w = words.home
  return (
    <div className="kinds">
      <Kind kind="preservation" path="/preservations" verified={verified} counters={[
        [w.draft, p.draft, 'draft,returned'], [w.underReview, p.underReview, 'under_review,awaiting_ruling'],
        [w.awaitingPayment, p.awaitingPayment, 'awaiting_payment'], [w.ruled, p.ruled, 'ruled'],
      ]} />
      <Kind kind="guarantee" path="/guarantees" verified={verified} counters={[
        [w.draft, g.draft, 'draft,returned'], [w.underReview, g.underReview, 'under_review,issuing'],
        [w.awaitingPayment, g.awaitingPayment, 'awaiting_payment'], [w.issued, g.issued, 'issued'],
      ]} />
    </div>
  )
}

function Kind({ kind, path, counters, verified }: { kind: 'preservation' | 'guarantee'; path: string; counters: Counter[]; verified: boolean }) {
  return (
    <section className="panel" aria-labelledby={kind}>
      <h3 id={kind}><Link to={path}>{words.home[kind]}</Link></h3>
      <p>{words.home.what[kind]}</p>
      <ul className="counters">
        {counters.map(([label, n, statuses]) => (
          <li key={label}>
            <Link to={`${path}?status=${statuses}`}>
              <strong>{n}</strong>
              <span>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
      {verified && <Link className="button wide" to={`${path}/new`}>{words.home.apply[kind]}</Link>}
    </section>
  )
}
