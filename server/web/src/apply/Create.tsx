import { useEffect, useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '@/api/act'
import { api, of } from '@/api/client'
import { Button } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import type { Me } from '@/frame/me'
import { applyWords } from '@/words/apply'
import { applicationKey, stepPath, type Application, type Kind } from './application'
import { blank, guaranteeBody, preservationBody, worded, type Draft } from './basics'
import { BasicsFields } from './BasicsFields'
import { useStored } from './typed'
import { useQueryClient } from '@tanstack/react-query'

const w = applyWords.create

type Props = { kind: Kind; me: Me; version: string; onOutdated: () => void }

// Create is the form of the basic information of a new application. It survives a
// reload; nothing in it says who anybody is.
export function Create({ kind, me, version, onOutdated }: Props) {
  const draft = useStored<Draft>(`new/${kind}/${me.id}`, blank)
  const [faults, setFaults] = useState<Fault[]>([])
  const creating = useCreate(kind, version, draft.forget)
  const outdated = faults.some((f) => f.location === 'noticeVersion' || f.location === 'consentVersion')
  useEffect(() => {
    if (outdated) onOutdated()
  }, [outdated, onOutdated])
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (creating.isPending) return
    setFaults([])
    creating.mutate(draft.value, { onError: (error) => setFaults(worded(faultsOf(error), kind, draft.value)) })
  }
  return (
    <form className="panel guide" onSubmit={submit} noValidate>
      <h1>{w.title[kind]}</h1>
      <FaultSummary faults={faults} />
      <p className="hint">{w.kept}</p>
      <BasicsFields kind={kind} draft={draft.value} faults={faults} set={draft.set} />
      <Button type="submit" busy={creating.isPending}>{w.submit[kind]}</Button>
    </form>
  )
}

// useCreate opens the draft and goes to its first step.
function useCreate(kind: Kind, version: string, forget: () => void) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useAct(
    (draft: Draft, header): Promise<Application> =>
      kind === 'preservation'
        ? of(api.POST('/api/v1/preservations', { params: { header }, body: preservationBody(draft, version) }))
        : of(api.POST('/api/v1/guarantees', { params: { header }, body: guaranteeBody(draft, version) })),
    {
      stale: [[`${kind}s`], ['summary']],
      done: (app) => {
        forget()
        queries.setQueryData(applicationKey(app.kind, app.id), app)
        void navigate(stepPath(app, 'basics'))
      },
    },
  )
}
