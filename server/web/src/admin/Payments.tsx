import { useState } from 'react'
import { useAct } from '@/api/act'
import { api, of, type Schemas } from '@/api/client'
import { Button, SelectField, TextField } from '@/base/Field'
import { faultsOf, FaultSummary, type Fault } from '@/base/faults'
import { yuan } from '@/base/money'
import { time } from '@/base/time'
import { Pages, usePages } from '@/frame/pages'
import { Rows } from '@/frame/Rows'
import { adminWords } from '@/words/admin'
import { Settle, type Settling } from './Settle'
import { AdminPage } from './Tabs'

const w = adminWords.payments

type Difference = Schemas['DifferenceView']
type Shown = 'open' | 'settled' | 'all'

// What the providers' bills and the record do not agree about, and how it was settled
// (row 91).
export function Component() {
  const [shown, show] = useState<Shown>('open')
  const [settling, settle] = useState<Settling>()
  const [notice, say] = useState('')
  const query = usePages<Difference>(['admin', 'differences', shown], (cursor) =>
    of(api.GET('/api/v1/admin/payment-differences', { params: { query: { ...(shown !== 'all' && { status: shown }), ...(cursor && { cursor }) } } })))
  return (
    <AdminPage title={w.title} notice={notice}>
      <Reconcile />
      {settling && <Settle what={settling} stale={[['admin']]} onEnd={(said) => {
        settle(undefined)
        say(said)
      }} />}
      <div className="finder">
        <SelectField<Shown> name="shown" label={w.differences} faults={[]} value={shown} onValue={show} options={(['open', 'settled', 'all'] as const).map((value) => ({ value, label: w.filters[value] }))} />
      </div>
      <Pages query={query} none={w.none}>{(items) => <Differences items={items} onSettle={settle} />}</Pages>
    </AdminPage>
  )
}

function Differences({ items, onSettle }: { items: Difference[]; onSettle: (what: Settling) => void }) {
  return (
    <Rows
      caption={w.differences} items={items} id={(d) => d.id}
      columns={[
        { title: w.day, cell: (d) => d.day }, { title: w.method, cell: (d) => w.methods[d.method] }, { title: w.reason, cell: (d) => d.reason }, { title: w.number, cell: (d) => d.number },
        { title: w.application, cell: (d) => d.applicationNumber ?? '' }, { title: w.there, amount: true, cell: (d) => yuan(d.there) }, { title: w.here, amount: true, cell: (d) => yuan(d.here) },
        {
          title: w.settlement,
          cell: (d) => d.settlement
            ? <span>{d.settlement.note} <span className="quiet">{w.settledBy(d.settlement.by, time(d.settlement.at))}</span></span>
            : <button className="plain" type="button" aria-label={`${w.settle} ${d.number}`} onClick={() => onSettle({ kind: 'difference', id: d.id, number: d.number })}>{w.settle}</button>,
        },
      ]}
    />
  )
}

function Reconcile() {
  const [date, setDate] = useState('')
  const [faults, setFaults] = useState<Fault[]>([])
  const starting = useAct((body: Schemas['ReconciliationForm'], header) => of(api.POST('/api/v1/admin/reconciliations', { params: { header }, body })))
  const submit = () => {
    setFaults([])
    if (!date.trim()) return setFaults([{ location: 'date', message: w.dateAsk }])
    if (!starting.isPending) starting.mutate({ date: date.trim() }, { onError: (error) => setFaults(faultsOf(error)) })
  }
  return (
    <form
      className="panel" noValidate aria-labelledby="reconcile"
      onSubmit={(e) => {
        e.preventDefault()
        submit()
      }}
    >
      <h2 id="reconcile">{w.run}</h2>
      <FaultSummary faults={faults} />
      <div className="finder">
        <TextField name="date" label={w.date} hint={w.dateHint} faults={faults} value={date} onValue={setDate} maxLength={10} inputMode="numeric" autoComplete="off" />
        <Button type="submit" busy={starting.isPending}>{w.start}</Button>
      </div>
      <div role="status">{starting.data && <p>{w.started(starting.data.date)} <a href={starting.data.workflow} target="_blank" rel="noreferrer">{w.follow}</a></p>}</div>
    </form>
  )
}
