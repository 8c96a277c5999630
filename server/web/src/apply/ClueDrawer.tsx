import { App } from 'antd'
import { useState } from 'react'
import type { Fault } from '@/base/faults'
import { parse } from '@/base/money'
import { applyWords } from '@/words/apply'
import type { Application } from './application'
import { clueForm, type Clue, type ClueForm } from './clue'
import { ClueFields } from './ClueFields'
import { PartDrawer } from './PartDrawer'
import { useSaveClue } from './parts'
import { useTyped } from './typed'

const w = applyWords.clue

type Props = { app: Application; clue: Clue | undefined; field: string; onClose: () => void }

// ClueDrawer adds a clue, or changes one.
export function ClueDrawer(props: Props) {
  const [round, again] = useState(0)
  return <Form key={round} {...props} onAgain={() => again(round + 1)} />
}

function Form({ app, clue, field, onClose, onAgain }: Props & { onAgain: () => void }) {
  const { message } = App.useApp()
  const respondents = (app.parties ?? []).filter((p) => p.role === 'respondent')
  const typed = useTyped<ClueForm>(`${app.id}/${clue?.id ?? 'clue'}`, () => clueForm(clue, respondents))
  const saving = useSaveClue(app, clue?.id ?? '', () => {
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
      app={app} title={clue ? w.edit : w.add} field={field} restored={typed.restored} busy={saving.isPending} error={saving.error} say={(faults) => worded(faults, typed.value)}
      onSave={() => saving.mutate(typed.value)} onClose={onClose} onReload={reload}
    >
      {(faults) => <ClueFields form={typed.value} respondents={respondents} faults={faults} set={typed.set} />}
    </PartDrawer>
  )
}

// worded: an amount that is no number was not sent, so the server could only say
// that it lacks.
const worded = (faults: Fault[], form: ClueForm) =>
  faults.map((f) => (f.location === 'value' && form.value.trim() && parse(form.value, 1_000_000) === undefined ? { ...f, message: w.valueAsk } : f))
