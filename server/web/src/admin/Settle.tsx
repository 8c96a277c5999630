import { useEffect, useRef, useState } from 'react'
import { useAct } from '@/api/act'
import { api, of } from '@/api/client'
import { Button } from '@/base/Field'
import { faultsOf, FaultSummary, type Fault } from '@/base/faults'
import { LongField } from '@/base/LongField'
import { adminWords } from '@/words/admin'

const w = adminWords.payments

export type Settling = { kind: 'payment' | 'difference'; id: string; number: string }

type Props = { what: Settling; stale: readonly unknown[][]; onEnd: (said: string) => void }

// Settle writes down how somebody settled an order or a difference, once.
export function Settle({ what, stale, onEnd }: Props) {
  const [note, setNote] = useState('')
  const [faults, setFaults] = useState<Fault[]>([])
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [what])
  const settling = useAct(
    ({ kind, id, note }: Settling & { note: string }, header) => {
      const params = { path: { id }, header }
      if (kind === 'payment') return of(api.POST('/api/v1/admin/payments/{id}/settlement', { params, body: { note } })) as Promise<unknown>
      return of(api.POST('/api/v1/admin/payment-differences/{id}/settlement', { params, body: { note } })) as Promise<unknown>
    },
    { stale: stale as unknown[][], done: () => onEnd(w.saved) },
  )
  return (
    <form
      className="panel" noValidate aria-labelledby="settle"
      onSubmit={(e) => {
        e.preventDefault()
        if (!note.trim()) return setFaults([{ location: 'note', message: w.noteAsk }])
        if (!settling.isPending) settling.mutate({ ...what, note: note.trim() }, { onError: (error) => setFaults(faultsOf(error)) })
      }}
    >
      <h2 id="settle" tabIndex={-1} ref={heading}>{w.settle} {what.number}</h2>
      <FaultSummary faults={faults} />
      <LongField name="note" label={w.note} faults={faults} value={note} onValue={setNote} maxLength={500} />
      <div className="bar">
        <Button type="submit" busy={settling.isPending}>{w.save}</Button>
        <Button type="button" kind="second" onClick={() => onEnd('')}>{w.cancel}</Button>
      </div>
    </form>
  )
}
