import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '@/api/act'
import { api, of, type Schemas } from '@/api/client'
import { Tick } from '@/base/Field'
import { type Fault } from '@/base/faults'
import { words } from '@/words'
import { Door, Done } from './Door'
import { NoticeLink, useNotice } from './Notice'
import { SetPassword } from './SetPassword'
import { AskCode, TypeCode, type Sent } from './SmsCode'
import { stepOf } from './steps'

// Registration (rows 1 to 8): number and captcha, code, password twice, done.
export function Component() {
  const notice = useNotice('registration')
  const [agreed, setAgreed] = useState(false)
  const [phone, setPhone] = useState('')
  const [sent, setSent] = useState<Sent>()
  const [code, setCode] = useState('')
  const [typed, setTyped] = useState(false)
  const [faults, setFaults] = useState<Fault[]>([])
  const registering = useAct((body: Schemas['AccountForm'], header) => of(api.POST('/api/v1/accounts', { body, params: { header } })))
  const set = (password: string) =>
    registering.mutate({ phone, smsCode: code, password, agreementVersion: notice.data?.version ?? '' }, { onError: (error) => back(stepOf(error)) })
  const back = ({ step, faults }: ReturnType<typeof stepOf>) => {
    setFaults(faults)
    if (step === 'code') setTyped(false)
  }
  const change = () => {
    setSent(undefined)
    setTyped(false)
    setCode('')
    setFaults([])
  }
  if (registering.isSuccess)
    return (
      <Door title={words.account.registerTitle}>
        <Done title={words.account.registered} next={words.account.registeredNext}>
          <Link className="button" to="/login">{words.account.toLoginNow}</Link>
        </Done>
      </Door>
    )
  const step = !sent ? 0 : typed ? 2 : 1
  return (
    <Door title={words.account.registerTitle}>
      <p className="progress">{stepWords(step)}</p>
      <h1>{words.account.registerTitle}</h1>
      {step === 0 && (
        <AskCode
          purpose="register" phone={phone} onPhone={setPhone}
          before={() => (agreed && notice.data ? [] : [{ location: 'agreementVersion', message: words.account.agreementAsk }])}
          agreed={(found) => (
            <Tick name="agreementVersion" faults={found} checked={agreed} onChecked={setAgreed}>
              {words.actions.agree}
              <NoticeLink title={words.account.agreement} notice={notice.data} />
            </Tick>
          )}
          onSent={(sent) => {
            setPhone(sent.phone)
            setSent(sent)
          }}
        />
      )}
      {sent && step === 1 && (
        <TypeCode sent={sent} code={code} onCode={setCode} faults={faults} onChange={change} onNext={() => {
          setFaults([])
          setTyped(true)
        }} />
      )}
      {step === 2 && <SetPassword faults={faults} busy={registering.isPending} onSet={set} />}
      <div className="ways">
        <Link to="/login">{words.account.toLogin}</Link>
      </div>
    </Door>
  )
}

const stepWords = (step: number) => `第 ${step + 1} 步，共 3 步：${words.account.steps[step]}`
