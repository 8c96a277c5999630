import { useState } from 'react'
import { api, of } from '@/api/client'
import { percent, yuan } from '@/base/money'
import { day } from '@/base/time'
import { Facts } from '@/desk/Facts'
import { useTitle } from '@/frame/Page'
import { Pages, usePages } from '@/frame/pages'
import { casesWords } from '@/words/cases'
import { courtWords } from '@/words/court'
import { insurerWords } from '@/words/insurer'
import { CardEditor } from './CardEditor'
import { standingOf, type Card, type Standing } from './premium'
import './cards.css'

const w = insurerWords.cards
const key = ['insurer', 'rate-cards']

// The rate cards of the insurer: what holds, what will, what did, and a new version.
export function Component() {
  useTitle(w.title)
  const [saved, setSaved] = useState<Card>()
  const query = usePages<Card>(key, (cursor) => of(api.GET('/api/v1/insurer/rate-cards', { params: { query: { limit: 10, ...(cursor && { cursor }) } } })))
  const newest = query.data?.pages[0]?.items?.[0]
  return (
    <>
      <h1>{w.title}</h1>
      <div role="status">{saved && <p className="notice-line">{w.saved(saved.version)}</p>}</div>
      {query.data && <CardEditor key={newest?.version ?? 0} from={newest} stale={key} onSaved={setSaved} />}
      <h2>{w.versions}</h2>
      <Pages query={query} none={w.none}>{(cards) => <ul className="cards">{cards.map((c) => <Version key={c.version} card={c} standing={standingOf(c, cards, day(new Date().toISOString()))} />)}</ul>}</Pages>
    </>
  )
}

function Version({ card: c, standing }: { card: Card; standing: Standing }) {
  return (
    <li aria-labelledby={`card-${c.version}`}>
      <h3 id={`card-${c.version}`}>{w.version(c.version)}{casesWords.colon}{w[standing]}</h3>
      {c.demonstration && <p className="quiet">{w.demo}</p>}
      <Facts facts={[
        [w.from, w.dates(c.validFrom, c.validUntil || w.open)], [w.tiers, <Tiers key="tiers" card={c} />],
        [w.minimum, c.minimum ? courtWords.desk.yuan(yuan(c.minimum)) : w.noLimit], [w.maximum, c.maximum ? courtWords.desk.yuan(yuan(c.maximum)) : w.noLimit],
        [w.courts, c.courts?.length ? w.someCourts(c.courts.length) : w.allCourts],
        [w.refunds, `${w.undone} ${percent(c.refunds.undonePpm)}；${w.surrendered} ${percent(c.refunds.surrenderedPpm)}`],
      ]} />
    </li>
  )
}

function Tiers({ card }: { card: Card }) {
  const tiers = card.tiers ?? []
  const name = (i: number) => {
    const upTo = tiers[i]?.upTo ?? 0
    if (upTo !== 0) return w.upTo(yuan(upTo))
    return i === 0 ? w.any : w.above(yuan(tiers[i - 1]?.upTo ?? 0))
  }
  return <ul className="tiers">{tiers.map((t, i) => <li key={t.upTo}><span>{name(i)}</span><strong>{percent(t.ratePpm)}</strong></li>)}</ul>
}
