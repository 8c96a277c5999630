import { useState, type FormEvent } from 'react'
import { Button, PasswordField } from '@/base/Field'
import { FaultSummary, type Fault } from '@/base/faults'
import { words } from '@/words'

// SetPassword takes the password twice (rows 6 to 8).
export function SetPassword({ faults, busy, onSet }: { faults: Fault[]; busy: boolean; onSet: (password: string) => void }) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [own, setOwn] = useState<Fault[]>([])
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (busy) return
    const found: Fault[] = []
    if (password.length < 8 || password.length > 16) found.push({ location: 'password', message: words.account.newPasswordHint })
    if (!again) found.push({ location: 'again', message: words.account.againAsk })
    else if (again !== password) found.push({ location: 'again', message: words.account.differ })
    setOwn(found)
    if (found.length === 0) onSet(password)
  }
  const all = own.length > 0 ? own : faults
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary faults={all} />
      <PasswordField name="password" label={words.account.newPassword} hint={words.account.newPasswordHint} faults={all} value={password} onValue={setPassword} autoComplete="new-password" maxLength={64} />
      <PasswordField name="again" label={words.account.again} faults={all} value={again} onValue={setAgain} autoComplete="new-password" maxLength={64} />
      <Button type="submit" kind="wide" busy={busy}>{words.actions.submit}</Button>
    </form>
  )
}
