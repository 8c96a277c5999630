import { yuan } from '@/base/money'
import { time } from '@/base/time'
import type { Application } from '@/case/reader'
import { Facts } from '@/desk/Facts'
import { casesWords } from '@/words/cases'
import { courtWords } from '@/words/court'

const w = courtWords.rule

// Ruled is what was ruled, with the document.
export function Ruled({ application: a, base }: { application: Application; base: string }) {
  const r = a.ruling
  if (!r) return null
  return (
    <>
      <h3>{w.done}</h3>
      <Facts facts={[
        [w.number, r.number], [w.outcomeIs, casesWords.outcome[r.outcome]], [w.amountIs, courtWords.desk.yuan(yuan(r.amount))],
        [w.title, time(r.ruledAt)], [w.code, <a key="code" href={`/verify/${r.code}`}>{r.code}</a>],
      ]} />
      <a className="button" href={`${base}/ruling`} download>{w.download}</a>
    </>
  )
}
