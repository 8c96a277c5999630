import { useQuery, useQueryClient } from '@tanstack/react-query'
import { QRCode } from 'antd'
import { useEffect, useState } from 'react'
import { api, of } from '@/api/client'
import { Button } from '@/base/Field'
import { useCountdown } from '@/base/useCountdown'
import { casesWords } from '@/words/cases'
import type { Payment } from './payments'
import type { Application } from './reader'

const w = casesWords.payment

type Props = { application: Application; order: Payment; renewing: boolean; onRenew: () => void }

// Code is the code of an order, as long as it can be paid; when it runs out a new one
// comes by itself. How the payment stands is asked for again and again, besides what the
// server tells.
export function Code({ application: a, order: listed, renewing, onRenew }: Props) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['payment', listed.id],
    queryFn: () => of(api.GET('/api/v1/payments/{id}', { params: { path: { id: listed.id } } })),
    refetchInterval: ({ state }) => (state.data?.status === 'created' ? 1000 : 3000),
    initialData: listed,
  })
  const order = query.data
  const open = order.status === 'created' || order.status === 'pending'
  useEffect(() => {
    if (!open) void queries.invalidateQueries({ queryKey: [a.kind, a.id] })
  }, [open, a.kind, a.id, queries])
  const left = useCountdown(new Date(order.expiresAt).getTime())
  const over = left === 0 || order.status === 'closed'
  const [renewed, setRenewed] = useState(false)
  useEffect(() => {
    if (!over || renewed) return
    setRenewed(true)
    onRenew()
  }, [over, renewed, onRenew])
  if (order.attention) return <p role="alert" className="missing">{w.attention}</p>
  if (over) return <Renew renewing={renewing} onRenew={onRenew} />
  return (
    <div className="code-box">
      {order.codeUrl ? <Scan order={order} code={order.codeUrl} /> : <p role="status">{w.making}</p>}
      <p>{w.left(w.time(Math.floor(left / 60), String(left % 60).padStart(2, '0')))}</p>
      <p>{w.waiting}</p>
      <Asked busy={query.isFetching} onAsk={() => void Promise.all([query.refetch(), queries.invalidateQueries({ queryKey: [a.kind, a.id] })])} />
    </div>
  )
}

// Scan is the code; a telephone, which cannot scan itself, has a link instead.
function Scan({ order, code }: { order: Payment; code: string }) {
  return (
    <>
      <div className="code-picture">
        <p>{w.scan[order.method]}</p>
        <div role="img" aria-label={w.scan[order.method]}>
          <div aria-hidden="true"><QRCode value={code} size={240} type="svg" /></div>
        </div>
      </div>
      <a className="button code-link" href={code}>{w.phone[order.method]}</a>
    </>
  )
}

function Renew({ renewing, onRenew }: { renewing: boolean; onRenew: () => void }) {
  if (renewing) return <p role="status">{w.renewing}</p>
  return (
    <>
      <p>{w.expired}</p>
      <Button type="button" onClick={onRenew}>{w.renew}</Button>
    </>
  )
}

// Asked asks at once how the payment stands, and says that there is nothing yet.
function Asked({ busy, onAsk }: { busy: boolean; onAsk: () => void }) {
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button
        type="button" kind="second" busy={busy && asked}
        onClick={() => {
          setAsked(true)
          onAsk()
        }}
      >
        {w.ask}
      </Button>
      <p role="status">{asked && !busy && w.asked}</p>
    </>
  )
}
