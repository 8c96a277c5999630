import type { ReactNode } from 'react'
import { TextField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { capital, parse, yuan } from '@/base/money'
import { applyWords } from '@/words/apply'

const w = applyWords.create

type Props = { name: string; label: string; hint?: string; faults: Fault[]; value: string; onValue: (value: string) => void; children?: ReactNode }

// AmountField takes yuan as people write them, groups the thousands when the field
// is left, and reads the amount back in capital figures.
export function AmountField({ value, onValue, children, ...rest }: Props) {
  const fen = parse(value, 100)
  return (
    <div className="amount-field">
      <TextField
        {...rest} value={value} onValue={onValue} onBlur={() => fen !== undefined && onValue(yuan(fen))} inputMode="decimal" autoComplete="off" maxLength={24}
        after={<span aria-hidden="true">{applyWords.yuan}</span>}
      />
      {fen !== undefined && fen > 0 && <p className="echo">{w.capital}{capital(fen)}</p>}
      {children}
    </div>
  )
}
