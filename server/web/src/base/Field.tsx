import { useState, type InputHTMLAttributes, type ReactNode } from 'react'
import { words } from '@/words'
import { fieldId, type Fault } from './faults'

type Common = { name: string; label: string; hint?: string; faults: Fault[] }

// Labelled is the label above a field, its hint, and its fault below.
export function Labelled({ name, label, hint, faults, children }: Common & { children: (aria: Aria) => ReactNode }) {
  const id = fieldId(name)
  const fault = faults.find((f) => f.location === name)
  const described = [hint && id + '-hint', fault && id + '-fault'].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint" id={id + '-hint'}>{hint}</p>}
      {children({ id, 'aria-invalid': fault ? true : undefined, 'aria-describedby': described || undefined })}
      {fault && <p className="fault" id={id + '-fault'}>{fault.message}</p>}
    </div>
  )
}

type Aria = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }
type TextProps = Common & { value: string; onValue: (value: string) => void; after?: ReactNode } & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'value' | 'onChange'>

// TextField is a line of text.
export function TextField({ name, label, hint, faults, value, onValue, after, ...rest }: TextProps) {
  return (
    <Labelled name={name} label={label} hint={hint} faults={faults}>
      {(aria) => (
        <div className="row">
          <input className="text" name={name} value={value} onChange={(e) => onValue(e.target.value)} {...aria} {...rest} />
          {after}
        </div>
      )}
    </Labelled>
  )
}

// PasswordField can show what is typed.
export function PasswordField(props: TextProps) {
  const [shown, show] = useState(false)
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      after={
        <button className="plain" type="button" aria-pressed={shown} onClick={() => show(!shown)}>
          {shown ? words.account.hide : words.account.show}
        </button>
      }
    />
  )
}

export type Option<V extends string> = { value: V; label: string }

// ChoiceField is one of a few, all of them seen.
export function ChoiceField<V extends string>({ name, label, hint, faults, value, onValue, options }: Common & { value: V | undefined; onValue: (value: V) => void; options: Option<V>[] }) {
  const id = fieldId(name)
  const fault = faults.find((f) => f.location === name)
  return (
    <fieldset className="field" aria-describedby={fault && id + '-fault'}>
      <legend className="label">{label}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="choices">
        {options.map((o, i) => (
          <label key={o.value}>
            <input type="radio" id={i === 0 ? id : undefined} name={name} checked={value === o.value} onChange={() => onValue(o.value)} />
            {o.label}
          </label>
        ))}
      </div>
      {fault && <p className="fault" id={id + '-fault'}>{fault.message}</p>}
    </fieldset>
  )
}

// SelectField is one of several.
export function SelectField<V extends string>({ name, label, hint, faults, value, onValue, options, disabled }: Common & { value: V; onValue: (value: V) => void; options: Option<V>[]; disabled?: boolean }) {
  return (
    <Labelled name={name} label={label} hint={hint} faults={faults}>
      {(aria) => (
        <select className="text" value={value} disabled={disabled} onChange={(e) => onValue(e.target.value as V)} {...aria}>
          {options.map((o) => <option key={o.value} value={o.value}>{o.label}</option>)}
        </select>
      )}
    </Labelled>
  )
}

// Tick is a box to tick with what is agreed to.
export function Tick({ name, faults, checked, onChecked, children }: Omit<Common, 'label' | 'hint'> & { checked: boolean; onChecked: (on: boolean) => void; children: ReactNode }) {
  const id = fieldId(name)
  const fault = faults.find((f) => f.location === name)
  return (
    <div className="field">
      <div className="tick">
        <input type="checkbox" id={id} checked={checked} onChange={(e) => onChecked(e.target.checked)} aria-invalid={fault ? true : undefined} aria-describedby={fault && id + '-fault'} />
        <label htmlFor={id}>{children}</label>
      </div>
      {fault && <p className="fault" id={id + '-fault'}>{fault.message}</p>}
    </div>
  )
}

// Button acts once: while it is at it, further clicks do nothing.
export function Button({ busy, children, kind = '', ...rest }: { busy?: boolean; kind?: string; children: ReactNode } & React.ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button {...rest} className={'button ' + kind} aria-disabled={busy || undefined} onClick={busy ? (e) => e.preventDefault() : rest.onClick}>
      {children}
    </button>
  )
}
