import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { casesWords } from '@/words/cases'
import { placePath } from './place'
import type { Application } from './reader'

const w = casesWords.preview

type Missing = { location: string; detail: string }

// Lacking lists what stands between an application and its submission, each leading to
// where it is put right. It takes the focus when somebody has pressed the button.
export function Lacking({ application, missing, pressed }: { application: Application; missing: Missing[]; pressed: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (pressed) box.current?.focus()
  }, [pressed, missing])
  if (missing.length === 0) return null
  const single = missing.length === 1 && missing[0]?.location === ''
  return (
    <div className="summary" role={pressed ? 'alert' : undefined} tabIndex={-1} ref={box}>
      <h2>{single ? missing[0]?.detail : w.missing(missing.length)}</h2>
      {!single && <Places application={application} missing={missing} />}
    </div>
  )
}

// Warnings are what may be right and never stands in the way.
export function Warnings({ application, warnings }: { application: Application; warnings: Missing[] }) {
  if (warnings.length === 0) return null
  return (
    <div className="notice-line warn">
      <p>{w.warnings}</p>
      <Places application={application} missing={warnings} />
    </div>
  )
}

function Places({ application, missing }: { application: Application; missing: Missing[] }) {
  return (
    <ul>
      {missing.map((m) => (
        <li key={m.location + m.detail}>{m.location ? <Link to={placePath(application, m.location)}>{m.detail}</Link> : m.detail}</li>
      ))}
    </ul>
  )
}
