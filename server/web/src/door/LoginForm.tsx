import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { api, of, Refusal, type Schemas } from '@/api/client'
import { Button, PasswordField, TextField } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { words } from '@/words'
import { Captcha } from './Captcha'

const empty = { captchaId: '', captchaAnswer: '' }

// LoginForm asks for account and password, and for a captcha once the server
// wants one.
export function LoginForm({ onDone }: { onDone: (me: Schemas['Me']) => void }) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [captcha, setCaptcha] = useState(empty)
  const [round, setRound] = useState(0) // 0: no captcha is asked for
  const [faults, setFaults] = useState<Fault[]>([])
  const entering = useMutation({
    mutationFn: () => of(api.POST('/api/v1/sessions', { body: { login, password, ...(round > 0 ? captcha : {}) } })),
    onSuccess: (out) => onDone(out.account),
    onError: (error) => {
      setFaults(faultsOf(error))
      if (round > 0 || (error instanceof Refusal && error.code.startsWith('captcha'))) setRound(round + 1)
    },
  })
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (entering.isPending) return
    const found: Fault[] = []
    if (!login.trim()) found.push({ location: 'login', message: words.account.loginAsk })
    if (!password) found.push({ location: 'password', message: words.account.passwordAsk })
    if (round > 0 && !captcha.captchaAnswer.trim()) found.push({ location: 'captchaAnswer', message: words.account.captchaAsk })
    setFaults(found)
    if (found.length === 0) entering.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary faults={faults} />
      <TextField name="login" label={words.account.login} hint={words.account.loginHint} faults={faults} value={login} onValue={setLogin} autoComplete="username" maxLength={50} />
      <PasswordField name="password" label={words.account.password} faults={faults} value={password} onValue={setPassword} autoComplete="current-password" maxLength={200} />
      {round > 0 && <Captcha round={round} faults={faults} value={captcha} onValue={setCaptcha} />}
      <Button type="submit" kind="wide" busy={entering.isPending}>{words.actions.login}</Button>
    </form>
  )
}
