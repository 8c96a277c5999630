import type { Schemas } from '@/api/client'
import { fieldId, type Fault } from '@/base/faults'
import { percent, yuan } from '@/base/money'
import { time } from '@/base/time'
import { Loaded } from '@/frame/Page'
import { applyWords } from '@/words/apply'
import { useInsurers, useQuotes } from './reference'

const w = applyWords.create

type Props = { courtCode: string | undefined; amount: number | undefined; faults: Fault[]; value: string; onValue: (code: string) => void }

// Insurers are chosen side by side, with what each asks and how people rate it
// (rows 61, 83).
export function Insurers({ courtCode, amount, faults, value, onValue }: Props) {
  const insurers = useInsurers()
  const { data: quotes } = useQuotes(courtCode, amount)
  const fault = faults.find((f) => f.location === 'insurerCode')
  const id = fieldId('insurerCode')
  const chosen = quotes?.get(value)
  return (
    <fieldset className="field" aria-describedby={fault && id + '-fault'}>
      <legend className="label">{w.insurer}</legend>
      <p className="hint">{quotes ? w.insurerHint : w.quoteAfter}</p>
      {quotes?.size === 0 && <p className="fault">{w.noQuotes}</p>}
      <Loaded query={insurers}>
        {(all) => (
          <div className="insurers">
            {ordered(all, quotes).map((insurer, i) => (
              <label key={insurer.code} className={insurer.code === value ? 'chosen' : ''}>
                <input type="radio" id={i === 0 ? id : undefined} name="insurerCode" checked={insurer.code === value} onChange={() => onValue(insurer.code)} />
                <Insurer insurer={insurer} quote={quotes?.get(insurer.code)} quoted={Boolean(quotes)} />
              </label>
            ))}
          </div>
        )}
      </Loaded>
      <p className="echo fee" role="status">
        {chosen && `${w.premium(yuan(chosen.premium), percent(chosen.ratePpm))}；${w.held(time(chosen.heldUntil))}`}
      </p>
      {fault && <p className="fault" id={id + '-fault'}>{fault.message}</p>}
    </fieldset>
  )
}

type Quotes = Map<string, Schemas['Quote']> | undefined

// ordered puts who asks least first, and who does not quote last.
function ordered(insurers: Schemas['InsurerItem'][], quotes: Quotes) {
  const price = (i: Schemas['InsurerItem']) => quotes?.get(i.code)?.premium ?? Infinity
  return quotes ? [...insurers].sort((one, other) => (price(one) === price(other) ? 0 : price(one) - price(other))) : insurers
}

function Insurer({ insurer, quote, quoted }: { insurer: Schemas['InsurerItem']; quote: Schemas['Quote'] | undefined; quoted: boolean }) {
  return (
    <span className="insurer">
      <strong>{insurer.name}</strong>
      <span>
        {insurer.averageScore === null ? w.noScore : `${w.score} ${insurer.averageScore.toFixed(1)}`}
        {quote?.demonstration && ` · ${w.demonstration}`}
      </span>
      {quote ? (
        <span className="price">
          {w.rate} {percent(quote.ratePpm)}　{w.cost} {yuan(quote.premium)} {applyWords.yuan}
        </span>
      ) : quoted && <span>{w.noQuote}</span>}
    </span>
  )
}
