import { useState, type FormEvent } from 'react'
import { useAct } from '@/api/act'
import { api, of, Refusal } from '@/api/client'
import { Button, TextField } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { useCountdown } from '@/base/useCountdown'
import { words } from '@/words'
import { Captcha } from './Captcha'

export type Purpose = 'register' | 'reset'
export type Sent = { phone: string; until: number } // until: another code may be asked for

const mobile = /^1\d{10}$/
export const spaced = (phone: string) => phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')

// AskCode asks for the telephone number and a captcha, and has a code sent there.
export function AskCode({ purpose, phone, onPhone, agreed, before, onSent }: {
  purpose: Purpose
  phone: string
  onPhone: (phone: string) => void
  agreed?: (faults: Fault[]) => React.ReactNode
  before?: () => Fault[]
  onSent: (sent: Sent) => void
}) {
  const [captcha, setCaptcha] = useState({ captchaId: '', captchaAnswer: '' })
  const [round, setRound] = useState(0)
  const [faults, setFaults] = useState<Fault[]>([])
  const sending = useAct(
    (body: { phone: string; purpose: Purpose; captchaId: string; captchaAnswer: string }, header) => of(api.POST('/api/v1/sms-codes', { body, params: { header } })),
    { done: (out, { phone }) => onSent({ phone, until: Date.now() + out.resendAfter * 1000 }) },
  )
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (sending.isPending) return
    const digits = phone.replace(/[\s-]/g, '').normalize('NFKC')
    const found: Fault[] = []
    if (!mobile.test(digits)) found.push({ location: 'phone', message: words.account.phoneAsk })
    if (!captcha.captchaAnswer.trim()) found.push({ location: 'captchaAnswer', message: words.account.captchaAsk })
    found.push(...(before?.() ?? []))
    setFaults(found)
    if (found.length > 0) return
    sending.mutate({ phone: digits, purpose, ...captcha }, {
      onError: (error) => {
        setFaults(faultsOf(error))
        if (error instanceof Refusal) setRound(round + 1)
      },
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary faults={faults} />
      <TextField name="phone" label={words.account.phone} hint={words.account.phoneHint} faults={faults} value={phone} onValue={onPhone} type="tel" inputMode="numeric" autoComplete="tel-national" maxLength={20} />
      <Captcha round={round} faults={faults} value={captcha} onValue={setCaptcha} />
      {agreed?.(faults)}
      <Button type="submit" kind="wide" busy={sending.isPending}>{words.actions.next}</Button>
    </form>
  )
}

// TypeCode shows the number back, takes the code, and counts down until another
// may be asked for. Whether it is right shows when it is used.
export function TypeCode({ sent, code, onCode, faults, onChange, onNext }: {
  sent: Sent
  code: string
  onCode: (code: string) => void
  faults: Fault[]
  onChange: () => void // back to the telephone number, and its captcha
  onNext: () => void
}) {
  const left = useCountdown(sent.until)
  const [own, setOwn] = useState<Fault[]>([])
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const digits = code.normalize('NFKC').trim()
    if (!/^\d{6}$/.test(digits)) return setOwn([{ location: 'smsCode', message: words.account.codeAsk }])
    setOwn([])
    onCode(digits)
    return onNext()
  }
  const all = own.length > 0 ? own : faults
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary faults={all} />
      <p className="progress">{words.account.sentTo}</p>
      <div className="told">
        <strong>{spaced(sent.phone)}</strong>
        <button className="plain" type="button" onClick={onChange}>{words.actions.change}</button>
      </div>
      <TextField
        name="smsCode" label={words.account.code} hint={words.account.codeHint} faults={all} value={code} onValue={onCode} inputMode="numeric" autoComplete="one-time-code" maxLength={10}
        after={
          <button className="plain" type="button" disabled={left > 0} onClick={onChange}>
            {left > 0 ? words.account.resendIn(left) : words.account.getCode}
          </button>
        }
      />
      <Button type="submit" kind="wide">{words.actions.next}</Button>
    </form>
  )
}
