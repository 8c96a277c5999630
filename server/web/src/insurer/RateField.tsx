import { TextField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { percent, yuan } from '@/base/money'
import { casesWords } from '@/words/cases'
import { insurerWords } from '@/words/insurer'
import { ppmOf, premiumOf, rangeOf, type Card } from './premium'

const w = insurerWords.decide

// Terms are by what a guarantee was quoted: the sum insured and what was promised, fen.
export type Terms = { sum: number; quoted: number; card: Card | undefined }

// RateField is the rate of an approval; the premium is worked out as it is typed.
export function RateField({ faults, value, onValue, terms: { sum, quoted, card } }: { faults: Fault[]; value: string; onValue: (value: string) => void; terms: Terms }) {
  const range = card && rangeOf(card)
  const ppm = ppmOf(value)
  const premium = ppm ? premiumOf(sum, ppm, card?.minimum ?? 0) : undefined
  return (
    <>
      <TextField
        name="ratePpm" label={w.rate} faults={faults} value={value} onValue={onValue} inputMode="decimal" autoComplete="off" maxLength={10}
        hint={range && card ? w.rateHint(percent(range[0]), percent(range[1]), card.version) : undefined}
      />
      <p aria-live="polite">
        {ppm !== undefined && premium !== undefined && (
          <>
            {w.premium}{casesWords.colon}{w.working(yuan(sum), percent(ppm), yuan(premium))}
            {card && premium === card.minimum && w.minimum(yuan(card.minimum))}
          </>
        )}
      </p>
      <p className={premium !== undefined && premium > quoted ? 'missing' : 'quiet'}>{w.held(yuan(quoted))}</p>
    </>
  )
}
