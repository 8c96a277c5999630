import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '@/api/act'
import { api, of, type Schemas } from '@/api/client'
import { type Fault } from '@/base/faults'
import { words } from '@/words'
import { Door, Done } from './Door'
import { SetPassword } from './SetPassword'
import { AskCode, TypeCode, type Sent } from './SmsCode'
import { stepOf } from './steps'

// A forgotten password: number and captcha, code, password twice. Whether the number
// has an account shows nowhere.
export function Component() {
  const [phone, setPhone] = useState('')
  const [sent, setSent] = useState<Sent>()
  const [code, setCode] = useState('')
  const [typed, setTyped] = useState(false)
  const [faults, setFaults] = useState<Fault[]>([])
  const resetting = useAct((body: Schemas['ResetForm'], header) => of(api.POST('/api/v1/password-resets', { body, params: { header } })))
  const set = (password: string) =>
    resetting.mutate({ phone, smsCode: code, password }, {
      onError: (error) => {
        const back = stepOf(error)
        setFaults(back.faults)
        if (back.step === 'code') setTyped(false)
      },
    })
  const change = () => {
    setSent(undefined)
    setTyped(false)
    setCode('')
    setFaults([])
  }
  if (resetting.isSuccess)
    return (
      <Door title={words.account.resetTitle}>
        <Done title={words.account.resetDone} next={words.account.resetNext}>
          <Link className="button" to="/login">{words.account.toLoginNow}</Link>
        </Done>
      </Door>
    )
  return (
    <Door title={words.account.resetTitle}>
      <h1>{words.account.resetTitle}</h1>
      {!sent && (
        <AskCode purpose="reset" phone={phone} onPhone={setPhone} onSent={(sent) => {
          setPhone(sent.phone)
          setSent(sent)
        }} />
      )}
      {sent && !typed && (
        <TypeCode sent={sent} code={code} onCode={setCode} faults={faults} onChange={change} onNext={() => {
          setFaults([])
          setTyped(true)
        }} />
      )}
      {sent && typed && <SetPassword faults={faults} busy={resetting.isPending} onSet={set} />}
      <div className="ways">
        <Link to="/login">{words.account.toLogin}</Link>
      </div>
    </Door>
  )
}
