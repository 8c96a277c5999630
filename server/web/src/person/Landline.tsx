import type { Schemas } from '@/api/client'
import { TextField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { words } from '@/words'
import './person.css'

const w = words.person

type Value = Schemas['Landline']

// Landline is a fixed telephone: area code, number, extension.
export function Landline({ value, faults, onValue }: { value: Value | undefined; faults: Fault[]; onValue: (value: Value | undefined) => void }) {
  const set = (change: Partial<Value>) => {
    const next = { area: '', number: '', extension: '', ...value, ...change }
    onValue(next.area || next.number || next.extension ? next : undefined)
  }
  return (
    <fieldset className="field">
      <legend className="label">{w.landline + w.optional}</legend>
      <div className="triple">
        <TextField name="landline.area" label={w.area} faults={faults} value={value?.area ?? ''} onValue={(area) => set({ area })} inputMode="numeric" maxLength={5} />
        <TextField name="landline.number" label={w.number} faults={faults} value={value?.number ?? ''} onValue={(number) => set({ number })} inputMode="numeric" maxLength={10} />
        <TextField name="landline.extension" label={w.extension} faults={faults} value={value?.extension ?? ''} onValue={(extension) => set({ extension })} inputMode="numeric" maxLength={8} />
      </div>
    </fieldset>
  )
}
