import { TextField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { capital, parse } from '@/base/money'
import { courtWords } from '@/words/court'

type Props = { name: string; label: string; hint?: string; faults: Fault[]; value: string; onValue: (value: string) => void }

// AmountField is an amount in yuan, read back in capital figures as it is typed.
export function AmountField(props: Props) {
  const fen = parse(props.value, 100)
  return (
    <div className="amount-field">
      <TextField {...props} inputMode="decimal" autoComplete="off" maxLength={20} />
      <p className="quiet in-words" aria-live="polite">{fen !== undefined && courtWords.desk.inWords(capital(fen))}</p>
    </div>
  )
}
