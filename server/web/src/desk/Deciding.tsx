import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useAct } from '@/api/act'
import { Refusal } from '@/api/client'
import { Button } from '@/base/Field'
import { faultsOf, FaultSummary, type Fault } from '@/base/faults'
import { keyOf, type Application } from '@/case/reader'
import { courtWords } from '@/words/court'
import { markOf, send, type Sent } from './send'

const w = courtWords.desk

// Reading is what a form came to: a decision and what it will do, or what is wrong.
export type Reading = { faults: Fault[] } | { faults: []; decision: unknown; file?: File; act: string; effects: string[]; summary?: ReactNode }

type Props = {
  application: Application
  base: string
  path: 'review' | 'ruling' | 'underwriting' | 'closing'
  next: string // the button that leads to the confirmation
  told: string[] // who will be told
  read: () => Reading
  children: (faults: Fault[]) => ReactNode
} & Watch

// Watch is the page around a decision, which says what came of it and where the case
// stands then; clash: somebody else was first.
export type Watch = { onActing: () => void; onEnded: (how: 'done' | 'clash' | 'refused', status: Application['status']) => void }

// Deciding leads from the form of a decision over what it does and who will be told to
// the act, which is done once. What was filled in stays through all of it.
export function Deciding({ application: a, base, path, next, told, read, children, onActing, onEnded }: Props) {
  const [faults, setFaults] = useState<Fault[]>([])
  const [asked, ask] = useState<Extract<Reading, { act: string }>>()
  const acting = useAct((sent: Sent, keyed) => send(`${base}/${path}`, sent, keyed), { stale: [keyOf(base).slice(0, 1)] })
  const queries = useQueryClient()
  // What comes of it is said by the page: by then the form may be gone.
  const act = async () => {
    if (!asked) return
    onActing()
    try {
      const after = await acting.mutateAsync({ decision: asked.decision, version: a.version, ...(asked.file && { file: asked.file, mark: markOf(asked.file) }) })
      onEnded('done', after.status)
    } catch (error) {
      const clash = error instanceof Refusal && (error.problem.currentStatus !== undefined || error.problem.status === 412)
      if (clash) await queries.invalidateQueries({ queryKey: keyOf(base) })
      onEnded(clash ? 'clash' : 'refused', queries.getQueryData<Application>(keyOf(base))?.status ?? a.status)
      setFaults(faultsOf(error))
      if (error instanceof Refusal && error.problem.status === 422) ask(undefined)
    }
  }
  if (asked) return <Confirm asked={asked} told={told} faults={faults} busy={acting.isPending} onAct={() => void act()} onBack={() => ask(undefined)} />
  return (
    <form
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        const reading = read()
        setFaults(reading.faults)
        if ('act' in reading) ask(reading)
      }}
    >
      <FaultSummary faults={faults} />
      {children(faults)}
      <Button type="submit" kind="wide">{next}</Button>
    </form>
  )
}

type ConfirmProps = { asked: Extract<Reading, { act: string }>; told: string[]; faults: Fault[]; busy: boolean; onAct: () => void; onBack: () => void }

function Confirm({ asked, told, faults, busy, onAct, onBack }: ConfirmProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="confirm" aria-labelledby="confirm">
      <h3 id="confirm" tabIndex={-1} ref={heading}>{w.confirm}</h3>
      <FaultSummary faults={faults} />
      {asked.summary}
      <p>{w.effects}</p>
      <ul>{[...asked.effects, ...told, w.onceOnly].map((line) => <li key={line}>{line}</li>)}</ul>
      <div className="bar">
        <Button type="button" busy={busy} onClick={onAct}>{asked.act}</Button>
        <Button type="button" kind="second" busy={busy} onClick={onBack}>{w.back}</Button>
      </div>
    </section>
  )
}
