import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { App } from 'antd'
import { api, of } from '@/api/client'
import { Loaded } from '@/frame/Page'
import { applyWords } from '@/words/apply'
import type { Application } from './application'
import { draftOf, guaranteeBody, preservationBody, worded, type Draft } from './basics'
import { BasicsFields } from './BasicsFields'
import { PartDrawer } from './PartDrawer'
import { courtName } from './reference'
import { useSave, type Headers } from './save'
import { useTyped } from './typed'

const w = applyWords

type Props = { app: Application; field?: string | undefined; onClose: () => void }

// EditBasics changes the basic information of an application (the 编辑 of its head).
export function EditBasics(props: Props) {
  const code = props.app.judgmentCourtCode
  const court = useQuery({ queryKey: ['court-name', code], queryFn: () => (code ? courtName(code) : ''), staleTime: Infinity })
  const [round, again] = useState(0)
  return <Loaded query={court}>{(name) => <Form key={round} {...props} judgmentCourt={name} onAgain={() => again(round + 1)} />}</Loaded>
}

function Form({ app, field, onClose, judgmentCourt, onAgain }: Props & { judgmentCourt: string; onAgain: () => void }) {
  const { message } = App.useApp()
  const typed = useTyped<Draft>(`${app.id}/basics`, () => named(draftOf(app), judgmentCourt))
  const saving = useSave(app, (draft: Draft, header) => patch(app, draft, header), () => {
    typed.forget()
    message.success(w.create.basicsSaved)
    onClose()
  })
  const reload = () => {
    typed.forget()
    onAgain()
  }
  return (
    <PartDrawer app={app} title={w.basics.edit} field={field} restored={typed.restored} busy={saving.isPending} error={saving.error} say={(faults) => worded(faults, app.kind, typed.value)} onSave={() => saving.mutate(typed.value)} onClose={onClose} onReload={reload}>
      {(faults) => <BasicsFields kind={app.kind} draft={typed.value} faults={faults} set={typed.set} />}
    </PartDrawer>
  )
}

const named = (draft: Draft, judgmentCourt: string): Draft => (draft.judgmentCourt ? { ...draft, judgmentCourt: { ...draft.judgmentCourt, name: judgmentCourt || draft.judgmentCourt.code } } : draft)

// patch leaves out which notice was read: that was done when the application was
// made.
function patch(app: Application, draft: Draft, header: Headers) {
  const params = { path: { id: app.id }, header: { 'If-Match': header['If-Match'] } }
  if (app.kind === 'preservation') {
    const { noticeVersion: _, ...body } = preservationBody(draft, '')
    return of(api.PATCH('/api/v1/preservations/{id}', { params, body: body as never }))
  }
  const { consentVersion: _, ...body } = guaranteeBody(draft, '')
  return of(api.PATCH('/api/v1/guarantees/{id}', { params, body: body as never }))
}
