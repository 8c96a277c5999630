import { Button, TextField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { insurerWords } from '@/words/insurer'
import type { Tier } from './card'

const w = insurerWords.cards

// TierFields are the rates by the sum insured, ascending.
export function TierFields({ tiers, faults, onTiers }: { tiers: Tier[]; faults: Fault[]; onTiers: (tiers: Tier[]) => void }) {
  const change = (key: number, part: Partial<Tier>) => onTiers(tiers.map((t) => (t.key === key ? { ...t, ...part } : t)))
  const add = () => onTiers([...tiers, { key: Math.max(-1, ...tiers.map((t) => t.key)) + 1, upTo: '', rate: '' }])
  return (
    <fieldset className="field">
      <legend className="label">{w.tiers}</legend>
      <p className="hint">{w.tiersHint}</p>
      {tiers.map((t, i) => (
        <div className="tier" key={t.key}>
          <TextField name={`tiers[${i}].upTo`} label={w.tierUpTo(i + 1)} faults={faults} value={t.upTo} onValue={(upTo) => change(t.key, { upTo })} inputMode="decimal" maxLength={20} autoComplete="off" />
          <TextField name={`tiers[${i}].ratePpm`} label={w.tierRate(i + 1)} faults={faults} value={t.rate} onValue={(rate) => change(t.key, { rate })} inputMode="decimal" maxLength={8} autoComplete="off" />
          {tiers.length > 1 && <button className="plain" type="button" onClick={() => onTiers(tiers.filter((other) => other.key !== t.key))}>{w.removeTier(i + 1)}</button>}
        </div>
      ))}
      <Button type="button" kind="second" onClick={add}>{w.addTier}</Button>
    </fieldset>
  )
}
