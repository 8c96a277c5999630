import { useQueryClient } from '@tanstack/react-query'
import { Rate } from 'antd'
import { useState, type FormEvent } from 'react'
import { useAct } from '@/api/act'
import { api, of } from '@/api/client'
import { Button, Labelled } from '@/base/Field'
import { FaultSummary, faultsOf, fieldId, type Fault } from '@/base/faults'
import { day } from '@/base/time'
import { casesWords } from '@/words/cases'
import type { Application } from './reader'

const w = casesWords.evaluation

// Evaluation rates the insurer once its letter is there (row 67); it may be changed for
// some time.
export function Evaluation({ application: a }: { application: Application }) {
  const [editing, setEditing] = useState(false)
  const [thanked, setThanked] = useState(false)
  if (!a.letterStatus) return null
  const given = a.evaluation
  const open = !given || new Date(given.changeableUntil).getTime() > Date.now()
  return (
    <section className="panel" aria-labelledby="evaluation">
      <h2 id="evaluation">{w.title}</h2>
      {given && !editing ? (
        <>
          <p>{w.yours}{casesWords.colon}<strong>{w.stars[given.score - 1]}</strong></p>
          {given.comment && <p className="said">{given.comment}</p>}
          <p className="bar">
            {open && <Button type="button" kind="second" onClick={() => setEditing(true)}>{w.change}</Button>}
            <span className="quiet">{open ? w.until(day(given.changeableUntil)) : w.final}</span>
          </p>
        </>
      ) : (
        <EvaluationForm application={a} onDone={() => (setEditing(false), setThanked(true))} />
      )}
      <p role="status" className="good">{thanked && !editing && w.thanks}</p>
    </section>
  )
}

function EvaluationForm({ application: a, onDone }: { application: Application; onDone: () => void }) {
  const queries = useQueryClient()
  const [score, setScore] = useState(a.evaluation?.score ?? 0)
  const [comment, setComment] = useState(a.evaluation?.comment ?? '')
  const [faults, setFaults] = useState<Fault[]>([])
  const saving = useAct((body: { score: number; comment: string }, header) => of(api.PUT('/api/v1/guarantees/{id}/evaluation', { params: { path: { id: a.id }, header }, body })), {
    done: (now) => {
      queries.setQueryData(['guarantee', a.id], now)
      onDone()
    },
  })
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (saving.isPending) return
    if (score === 0) return setFaults([{ location: 'score', message: w.scoreAsk }])
    setFaults([])
    saving.mutate({ score, comment }, { onError: (error) => setFaults(faultsOf(error)) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <p>{w.ask(a.insurerName ?? casesWords.paper.insurer)}</p>
      <FaultSummary faults={faults} />
      <Stars score={score} faults={faults} onScore={setScore} />
      <Labelled name="comment" label={w.comment} hint={w.hint} faults={faults}>
        {(aria) => <textarea className="text" rows={3} maxLength={500} value={comment} onChange={(e) => setComment(e.target.value)} {...aria} />}
      </Labelled>
      <Button type="submit" busy={saving.isPending}>{w.submit}</Button>
    </form>
  )
}

// Stars are five radio buttons with their words; the stars only draw what is chosen.
function Stars({ score, faults, onScore }: { score: number; faults: Fault[]; onScore: (score: number) => void }) {
  const fault = faults.find((f) => f.location === 'score')
  return (
    <fieldset className="field">
      <legend className="label">{w.score}</legend>
      <div aria-hidden="true"><Rate value={score} disabled /></div>
      <div className="choices">
        {w.stars.map((label, i) => (
          <label key={label}>
            <input type="radio" name="score" id={i === 0 ? fieldId('score') : undefined} checked={score === i + 1} onChange={() => onScore(i + 1)} />
            {label}
          </label>
        ))}
      </div>
      {fault && <p className="fault">{fault.message}</p>}
    </fieldset>
  )
}
