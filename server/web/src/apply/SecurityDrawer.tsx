import { App } from 'antd'
import { useState } from 'react'
import type { Fault } from '@/base/faults'
import { parse } from '@/base/money'
import { applyWords } from '@/words/apply'
import type { Application } from './application'
import { PartDrawer } from './PartDrawer'
import { useSaveSecurity } from './parts'
import { bought, securityForm, type Security, type SecurityForm } from './security'
import { SecurityFields } from './SecurityFields'
import { useTyped } from './typed'

const w = applyWords.security

type Props = { app: Application; security: Security | undefined; field: string; onClose: () => void }

// SecurityDrawer adds a security, or changes one.
export function SecurityDrawer(props: Props) {
  const [round, again] = useState(0)
  return <Form key={round} {...props} onAgain={() => again(round + 1)} />
}

function Form({ app, security, field, onClose, onAgain }: Props & { onAgain: () => void }) {
  const { message } = App.useApp()
  const typed = useTyped<SecurityForm>(`${app.id}/${security?.id ?? 'security'}`, () => securityForm(security))
  const saving = useSaveSecurity(app, security?.id ?? '', () => {
    typed.forget()
    message.success(applyWords.part.saved)
    onClose()
  })
  const reload = () => {
    typed.forget()
    saving.reset()
    onAgain()
  }
  return (
    <PartDrawer
      app={app} title={security ? w.edit : w.add} field={field} restored={typed.restored} busy={saving.isPending} error={saving.error} say={(faults) => worded(faults, typed.value)}
      onSave={() => saving.mutate(typed.value)} onClose={onClose} onReload={reload}
    >
      {(faults) => <SecurityFields app={app} form={typed.value} faults={faults} set={typed.set} />}
    </PartDrawer>
  )
}

const worded = (faults: Fault[], form: SecurityForm) =>
  faults.map((f) => (f.location === 'value' && !bought(form) && form.value.trim() && parse(form.value, 1_000_000) === undefined ? { ...f, message: applyWords.clue.valueAsk } : f))
