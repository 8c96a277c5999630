import { yuan } from '@/base/money'
import { time } from '@/base/time'
import { casesWords } from '@/words/cases'
import type { Payment } from './payments'

const w = casesWords.payment

// Receipts lists what was paid and what went back. An order that was never paid is
// nobody's business.
export function Receipts({ payments }: { payments: Payment[] }) {
  const paid = payments.filter((p) => p.paidAt)
  if (paid.length === 0) return null
  return (
    <section className="panel" aria-labelledby="receipts">
      <h2 id="receipts">{w.records}</h2>
      <ul className="receipts">
        {paid.map((p) => (
          <li key={p.id}>
            <span>{w.items[p.purpose]} <strong>{yuan(p.amount)} {casesWords.yuan}</strong></span>
            <span>{w.status[p.status]}{p.refundAmount ? `（${w.refund(yuan(p.refundAmount))}）` : ''}</span>
            <span className="quiet">{casesWords.docket.methods[p.method]} {time(p.paidAt)}</span>
            <a href={`/api/v1/payments/${p.id}/receipt`} download={w.receiptFile}>{w.receipt}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
