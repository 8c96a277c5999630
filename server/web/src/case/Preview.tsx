import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct } from '@/api/act'
import { api, of, Refusal } from '@/api/client'
import { editable, ifMatch, useApplication, useKind } from '@/apply/application'
import { StepFrame } from '@/apply/Steps'
import { Button } from '@/base/Field'
import { faultsOf } from '@/base/faults'
import { Loaded, useTitle } from '@/frame/Page'
import { applyWords } from '@/words/apply'
import { casesWords } from '@/words/cases'
import { Lacking, Warnings } from './Lacking'
import { Paper, type Marks } from './Paper'
import { placePath } from './place'
import { QuoteNotice } from './QuoteNotice'
import type { Application } from './reader'
import { Submitted } from './Submitted'
import './case.css'

const w = casesWords.preview

// The last step: the paper as the court or the insurer will read it, what it still
// lacks, and the submission (rows 53, 54, 63).
export function Component() {
  const kind = useKind()
  const { id = '' } = useParams()
  const query = useApplication(kind, id)
  const [done, setDone] = useState<Application>()
  useTitle(done ? w.done[kind] : applyWords.steps[kind].preview)
  if (done) return <Submitted application={done} />
  return <Loaded query={query}>{(application) => <Preview application={application} onDone={setDone} />}</Loaded>
}

function Preview({ application: a, onDone }: { application: Application; onDone: (done: Application) => void }) {
  const base = `/api/v1/${a.kind}s/${a.id}` as const
  const queries = useQueryClient()
  const check = useQuery({ queryKey: [a.kind, a.id, 'check', a.version], queryFn: () => of(api.GET(`/api/v1/${a.kind}s/{id}/check`, { params: { path: { id: a.id } } })) })
  const [told, setTold] = useState<Missing[]>()
  const submitting = useAct((version: string, key) => of(api.POST(`/api/v1/${a.kind}s/{id}/submission`, { params: { path: { id: a.id }, header: { ...key, 'If-Match': version } } })), {
    stale: [[`${a.kind}s`], ['summary']],
    done: (now) => {
      queries.setQueryData([a.kind, a.id], now)
      void queries.invalidateQueries({ queryKey: [a.kind, a.id], refetchType: 'none' })
      onDone(now)
    },
  })
  const submit = () => {
    setTold(undefined)
    submitting.mutate(ifMatch(a)['If-Match'], {
      onError: (error) => void queries.invalidateQueries({ queryKey: [a.kind, a.id] }).finally(() => setTold(missingOf(error))),
    })
  }
  const known = check.data?.missing ?? []
  const court = a.kind === 'guarantee' ? (a.insurerName ?? casesWords.paper.insurer) : a.courtName
  const button = editable(a) && <Button type="button" busy={submitting.isPending} onClick={submit}>{w.submit(court)}</Button>
  return (
    <StepFrame application={a} step="preview" actions={button}>
      <Lacking application={a} missing={told ?? known} pressed={told !== undefined} />
      {check.data?.ready && !told && <p className="notice-line">{w.ready}{w.promise}</p>}
      <Warnings application={a} warnings={check.data?.warnings ?? []} />
      <QuoteNotice application={a} />
      <Paper application={a} base={base} marks={editable(a) ? changeLinks(a) : undefined} />
    </StepFrame>
  )
}

type Missing = { location: string; detail: string }

// missingOf is what a submission that was refused lacks, or why it was refused.
function missingOf(error: unknown): Missing[] {
  if (error instanceof Refusal && error.problem.status === 412) return [{ location: '', detail: w.stale }]
  return faultsOf(error).map((fault) => ({ location: fault.location, detail: fault.message }))
}

// changeLinks lead from each part to where it is changed.
const changeLinks = (a: Application): Marks => ({ location, name, level }) =>
  level === 'field' && !location.startsWith('materials/') ? null : (
    <Link className="change unprinted" to={placePath(a, location)} aria-label={w.changeOf(name)}>{w.change}</Link>
  )
