import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation, useParams } from 'react-router'
import { api, of } from '@/api/client'
import { editable, useKind, type Kind } from '@/apply/application'
import { StepFrame } from '@/apply/Steps'
import { FaultSummary, fieldId } from '@/base/faults'
import { Loaded, useTitle } from '@/frame/Page'
import { casesWords } from '@/words/cases'
import { FileDialog } from './Files'
import { useRemovals } from './removals'
import { SlotBox } from './SlotBox'
import { keyOf, type Application, type Material } from './reader'
import { filesIn, slotKey, slotsOf } from './slots'
import { useUploads } from './uploads'
import './case.css'
import './upload.css'

const w = casesWords.upload

// The step of the materials (rows 49 to 52).
export function Component() {
  const kind = useKind()
  const { id = '' } = useParams()
  useTitle(w.title)
  const query = useWhileChecked(kind, id)
  return <Loaded query={query}>{(application) => <Materials application={application} base={`/api/v1/${kind}s/${id}`} />}</Loaded>
}

// useWhileChecked reads an application, again and again while a file of it is being
// checked.
function useWhileChecked(kind: Kind, id: string) {
  return useQuery({
    queryKey: [kind, id],
    queryFn: () => of(api.GET(`/api/v1/${kind}s/{id}`, { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.materials?.some((m) => m.scan === 'pending') ? 1500 : false),
  })
}

function Materials({ application, base }: { application: Application; base: string }) {
  const queries = useQueryClient()
  const uploads = useUploads(base)
  const removals = useRemovals(base)
  const [open, setOpen] = useState<Material>()
  const changed = () => void queries.invalidateQueries({ queryKey: keyOf(base) })
  useWarning(uploads.some((u) => u.state !== 'failed'))
  useArrival()
  const asked = application.status === 'returned' ? (application.correction?.items ?? []) : []
  const slots = slotsOf(application)
  return (
    <StepFrame application={application} step="materials">
      <p className="notice-line">{w.types}</p>
      <FaultSummary faults={removals.faults} />
      {[...new Set(slots.map((s) => s.group))].map((group) => {
        const here = slots.filter((s) => s.group === group)
        const several = here.some((s) => s.partyId || s.securityId)
        return (
          <section className="panel" key={group} aria-labelledby={several ? fieldId('group-' + group) : undefined}>
            {several && <h2 id={fieldId('group-' + group)}>{group}</h2>}
            {here.map((slot) => (
              <SlotBox
                key={slotKey(slot)} slot={slot} base={base} level={several ? 'h3' : 'h2'} closed={!editable(application)} removals={removals} onOpen={setOpen} onArrived={changed}
                files={filesIn(slot, application.materials ?? [])} uploads={uploads.filter((u) => slotKey(u.slot) === slotKey(slot))}
                reasons={asked.filter((item) => item.location === slotKey(slot)).map((item) => item.reason)}
              />
            ))}
          </section>
        )
      })}
      <FileDialog base={base} file={open} onClose={() => setOpen(undefined)} />
    </StepFrame>
  )
}

// useWarning asks before the browser is closed over a file that is on its way.
function useWarning(on: boolean) {
  useEffect(() => {
    if (!on) return undefined
    const ask = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [on])
}

// useArrival goes to the slot that the address names (#materials/evidence).
function useArrival() {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash.length < 2) return
    const slot = document.getElementById(fieldId(decodeURIComponent(hash.slice(1))))
    slot?.focus()
    slot?.scrollIntoView({ block: 'center' })
  }, [hash])
}
