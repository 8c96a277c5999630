import { TextField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { capital, parse, wan, yuan } from '@/base/money'
import { applyWords } from '@/words/apply'

type Props = { name: string; label: string; faults: Fault[]; value: string; onValue: (value: string) => void }

// WanField takes an amount in 万元 and reads it back in yuan.
export function WanField({ value, onValue, ...rest }: Props) {
  const fen = parse(value, 1_000_000)
  return (
    <div className="amount-field">
      <TextField {...rest} value={value} onValue={onValue} onBlur={() => fen !== undefined && onValue(wan(fen))} inputMode="decimal" autoComplete="off" maxLength={24} />
      {fen !== undefined && fen > 0 && <p className="echo">{applyWords.clue.echo(yuan(fen), capital(fen))}</p>}
    </div>
  )
}
