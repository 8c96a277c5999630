import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, of } from '@/api/client'
import { Button } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { time } from '@/base/time'
import { words } from '@/words'
import { applyWords } from '@/words/apply'
import { casePath, editable, listPath, stepPath, stepsOf, type Application, type Step } from './application'
import { BasicsHead } from './BasicsHead'
import { CorrectionNotice } from './CorrectionNotice'
import { EditBasics } from './EditBasics'
import { usePlace } from './place'
import './apply.css'

const w = applyWords

type Props = { application: Application; step: Step; children: ReactNode; actions?: ReactNode; goTo?: (location: string) => void }

// StepFrame stands round each step of an application that is being filled in: where
// one is, the basic information, and the way on and back. Each part saves by itself;
// the frame says when. actions stand at the end of the way on (the last step has no
// next one), goTo leads to what this step still lacks.
export function StepFrame({ application, step, children, actions, goTo }: Props) {
  const [found, setFound] = useState<Found>({ version: 0, faults: [] })
  // what was found missing stands until something is changed
  const faults = found.version === application.version ? found.faults : none
  return (
    <>
      <nav className="crumbs" aria-label={w.crumbs.label}>
        <Link to={listPath(application.kind)}>{w.crumbs.mine}</Link> &gt; {w.crumbs[application.kind]}
      </nav>
      <StepBar application={application} step={step} />
      {editable(application) ? <CorrectionNotice application={application} /> : <Closed application={application} />}
      <FaultSummary faults={faults} goTo={goTo} />
      {faults.some((f) => f.location) && <SkipOn application={application} step={step} />}
      <BasicsHead application={application} />
      {children}
      <BasicsDrawer application={application} />
      <Foot application={application} step={step} actions={actions} onFaults={(missing) => setFound({ version: application.version, faults: missing })} />
    </>
  )
}

type Found = { version: number; faults: Fault[] }
const none: Fault[] = []

// StepBar shows the steps; those before the present one lead back. A telephone shows
// in words which one it is.
function StepBar({ application, step }: { application: Application; step: Step }) {
  const steps = stepsOf[application.kind]
  const at = steps.indexOf(step)
  return (
    <>
      <h1 className="step-title">
        <span>{w.steps.of(at + 1, steps.length)}</span> {titleOf(application, step)}
      </h1>
      <ol className="step-bar" aria-label={w.steps.label}>
        {steps.map((s, i) => (
          <li key={s} className={i < at ? 'past' : i === at ? 'now' : ''} aria-current={i === at ? 'step' : undefined}>
            <span className="dot" aria-hidden="true">{i + 1}</span>
            {i < at ? <Link to={stepPath(application, s)}>{titleOf(application, s)}</Link> : titleOf(application, s)}
          </li>
        ))}
      </ol>
    </>
  )
}

function BasicsDrawer({ application }: { application: Application }) {
  const { place, close } = usePlace()
  if (place?.part !== 'basics' || !editable(application)) return null
  return <EditBasics app={application} field={place.field} onClose={close} />
}

const titleOf = (application: Application, step: Step) => (w.steps[application.kind] as Record<Step, string>)[step]

function Closed({ application }: { application: Application }) {
  return (
    <p className="notice-line warn">
      {w.steps.closed}（{words.status[application.status]}）。<Link to={casePath(application.kind, application.id)}>{w.steps.view}</Link>
    </p>
  )
}

function SkipOn({ application, step }: { application: Application; step: Step }) {
  const next = nextOf(application, step)
  return next && <p><Link to={stepPath(application, next)}>{w.steps.skip}</Link></p>
}

const nextOf = (application: Application, step: Step) => stepsOf[application.kind][stepsOf[application.kind].indexOf(step) + 1]

// Foot leads on once the server finds nothing missing in this step. 暂存 has nothing
// left to save: it says so, and since when.
function Foot({ application, step, actions, onFaults }: { application: Application; step: Step; actions: ReactNode; onFaults: (faults: Fault[]) => void }) {
  const navigate = useNavigate()
  const [told, setTold] = useState(false)
  const before = stepsOf[application.kind][stepsOf[application.kind].indexOf(step) - 1]
  const next = nextOf(application, step)
  const going = useMutation({
    mutationFn: () => of(api.GET(`/api/v1/${application.kind}s/{id}/check`, { params: { path: { id: application.id } } })),
    onSuccess: ({ missing }) => {
      const faults = (missing ?? []).filter((m) => m.step === step).map((m) => ({ location: m.location, message: m.detail }))
      onFaults(faults)
      if (faults.length === 0 && next) void navigate(stepPath(application, next))
    },
    onError: (error) => onFaults(faultsOf(error)),
  })
  return (
    <div className="step-foot">
      <p className="kept" role="status">
        {w.steps.kept(time(application.updatedAt))}
        {application.nextDeadline?.name === 'draft_expiry' && `，${w.steps.keptUntil(time(application.nextDeadline.dueAt).slice(0, 10))}`}
        {told && `。${w.steps.keptNow}`}
      </p>
      <div className="bar">
        {before && <Link className="button second" to={stepPath(application, before)}>{w.steps.back}</Link>}
        <Button type="button" kind="second" onClick={() => setTold(true)}>{w.steps.keep}</Button>
        {next && <Button type="button" busy={going.isPending} onClick={() => going.mutate()}>{w.steps.next}</Button>}
        {actions}
      </div>
    </div>
  )
}
