import { api, of } from '@/api/client'
import { yuan } from '@/base/money'
import { casesWords } from '@/words/cases'
import { Ending } from './Ending'
import type { Payment } from './payments'
import type { Application } from './reader'
import { withdrawable } from './standing'

const w = casesWords.withdraw

// Withdraw takes an application back (row 100), and says what is paid back.
export function Withdraw({ application: a, payments }: { application: Application; payments: Payment[] }) {
  if (!withdrawable(a)) return null
  const paid = payments.filter((p) => p.status === 'paid').reduce((sum, p) => sum + p.amount, 0)
  const act = (reason: string, header: object) => of(api.POST(`/api/v1/${a.kind}s/{id}/withdrawal`, { params: { path: { id: a.id }, header }, body: { reason } }))
  return (
    <Ending application={a} text={w} act={act}>
      <p>{w.what}{w.told[a.kind]}</p>
      <p>{paid > 0 ? w.paid(yuan(paid)) : w.unpaid}</p>
    </Ending>
  )
}

const s = casesWords.surrender

// Surrender gives an issued letter back that secures nothing.
export function Surrender({ application: a }: { application: Application }) {
  if (a.status !== 'issued') return null
  if (a.letterStatus === 'used') return <p className="quiet">{s.used}</p>
  if (a.letterStatus !== 'in_force') return null
  const act = (reason: string, header: object) => of(api.POST('/api/v1/guarantees/{id}/surrender', { params: { path: { id: a.id }, header }, body: { reason } }))
  return (
    <Ending application={a} text={{ ...w, ...s }} act={act}>
      <p>{s.what}</p>
      <p>{s.back}</p>
    </Ending>
  )
}
