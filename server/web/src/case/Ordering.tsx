import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '@/api/act'
import { api, of } from '@/api/client'
import { Button, ChoiceField } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { casesWords } from '@/words/cases'
import { Code } from './Code'
import type { Payment } from './payments'
import type { Application } from './reader'

const w = casesWords.payment

type Method = 'wechat' | 'alipay'
const methods = (Object.entries(w.methods) as [Method, string][]).map(([value, label]) => ({ value, label }))

// Ordering chooses how to pay and asks for the code. The server has one order open at a
// time: the same way answers the same order, another closes it first.
export function Ordering({ application: a, order }: { application: Application; order: Payment | undefined }) {
  const queries = useQueryClient()
  const [method, setMethod] = useState<Method | undefined>(order?.method as Method | undefined)
  const [faults, setFaults] = useState<Fault[]>([])
  const ordering = useAct((chosen: Method, header) => of(api.POST(`/api/v1/${a.kind}s/{id}/payments`, { params: { path: { id: a.id }, header }, body: { method: chosen } })), {
    stale: [[a.kind, a.id, 'payments']],
    done: (fresh) => queries.setQueryData(['payment', fresh.id], fresh),
  })
  const ask = (chosen: Method | undefined) => {
    if (!chosen) return setFaults([{ location: 'method', message: w.methodAsk }])
    setFaults([])
    return ordering.mutate(chosen, {
      onError: (error) => {
        setFaults(faultsOf(error))
        void queries.invalidateQueries({ queryKey: [a.kind, a.id] })
      },
    })
  }
  return (
    <>
      <FaultSummary faults={faults} />
      <ChoiceField name="method" label={w.method} faults={faults} value={method} onValue={setMethod} options={methods} />
      {order?.method !== method || !order ? (
        <Button type="button" busy={ordering.isPending} onClick={() => ask(method)}>{order ? w.again : w.order}</Button>
      ) : (
        <Code key={order.id} application={a} order={order} renewing={ordering.isPending} onRenew={() => ask(order.method as Method)} />
      )}
    </>
  )
}
