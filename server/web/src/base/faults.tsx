import { useEffect, useRef } from 'react'
import { Lost, Refusal } from '@/api/client'
import { words } from '@/words'

// Fault is one thing that is wrong: where, and what to do. A fault of no field has
// an empty location.
export type Fault = { location: string; message: string }

// faultsOf are the faults of a failed request, in the words of the server.
export function faultsOf(error: unknown): Fault[] {
  if (error instanceof Refusal) {
    if (error.faults.length > 0) return error.faults
    const wait = error.retryAfter > 0 ? `（${words.faults.wait(error.retryAfter)}）` : ''
    return [{ location: '', message: error.problem.detail + wait }]
  }
  return [{ location: '', message: error instanceof Lost ? words.faults.lost : words.faults.broken }]
}

// fieldId is the id of the field at a location, the same in form and summary.
export const fieldId = (location: string) => 'field-' + location.replace(/[^A-Za-z0-9]/g, '-')

// FaultSummary stands above a form and leads to each fault; it takes the focus
// each time that it has something to say.
export function FaultSummary({ faults, goTo }: { faults: Fault[]; goTo?: (location: string) => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null
  const go = goTo ?? ((location: string) => document.getElementById(fieldId(location))?.focus())
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{faults.length === 1 && !faults[0]?.location ? faults[0]?.message : words.faults.title(faults.length)}</h2>
      {(faults.length > 1 || faults[0]?.location) && (
        <ul>
          {faults.map((f) => (
            <li key={f.location + f.message}>
              {f.location ? (
                <a
                  href={'#' + fieldId(f.location)}
                  onClick={(e) => {
                    e.preventDefault()
                    go(f.location)
                  }}
                >
                  {f.message}
                </a>
              ) : (
                f.message
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
