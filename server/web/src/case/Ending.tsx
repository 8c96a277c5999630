import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useAct, type Keyed } from '@/api/act'
import { Button, Labelled } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { words } from '@/words'
import { casesWords } from '@/words/cases'
import type { Application } from './reader'

type Text = { open: string; title: string; reason: string; submit: string; done: string; empty: string }
type Props = { application: Application; text: Text; act: (reason: string, header: Keyed) => Promise<Application>; children: ReactNode }

// Ending ends an application by its owner's will: it says first what that does, and
// asks why.
export function Ending({ application: a, text, act, children }: Props) {
  const [open, setOpen] = useState(false)
  if (!open) return <button className="plain" type="button" onClick={() => setOpen(true)}>{text.open}</button>
  return (
    <section className="panel ending" aria-label={text.title}>
      <h2>{text.title}</h2>
      {children}
      <EndingForm application={a} text={text} act={act} onClose={() => setOpen(false)} />
    </section>
  )
}

function EndingForm({ application: a, text, act, onClose }: Omit<Props, 'children'> & { onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<Fault[]>([])
  const queries = useQueryClient()
  const { message } = App.useApp()
  const ending = useAct(act, {
    stale: [[a.kind, a.id], [`${a.kind}s`], ['summary']],
    done: (now) => {
      queries.setQueryData([a.kind, a.id], now)
      void message.success(text.done)
      onClose()
    },
  })
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (ending.isPending) return
    if (reason.trim() === '') return setFaults([{ location: 'reason', message: text.empty }])
    setFaults([])
    ending.mutate(reason, { onError: (error) => setFaults(faultsOf(error)) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary faults={faults} />
      <Labelled name="reason" label={text.reason} hint={casesWords.withdraw.hint} faults={faults}>
        {(aria) => <textarea className="text" rows={3} maxLength={500} autoFocus value={reason} onChange={(e) => setReason(e.target.value)} {...aria} />}
      </Labelled>
      <p className="bar">
        <Button type="submit" busy={ending.isPending}>{text.submit}</Button>
        <Button type="button" kind="second" onClick={onClose}>{words.actions.cancel}</Button>
      </p>
    </form>
  )
}
