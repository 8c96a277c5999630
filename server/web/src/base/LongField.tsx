import type { TextareaHTMLAttributes } from 'react'
import { Labelled } from './Field'
import type { Fault } from './faults'

type Props = { name: string; label: string; hint?: string; faults: Fault[]; value: string; onValue: (value: string) => void } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'value' | 'onChange'>

// LongField is a text of several lines.
export function LongField({ name, label, hint, faults, value, onValue, ...rest }: Props) {
  return (
    <Labelled name={name} label={label} hint={hint} faults={faults}>
      {(aria) => <textarea className="text" rows={4} name={name} value={value} onChange={(e) => onValue(e.target.value)} {...aria} {...rest} />}
    </Labelled>
  )
}
