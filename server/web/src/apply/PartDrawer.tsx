import { Drawer } from 'antd'
import { useEffect, useMemo, type FormEvent, type ReactNode } from 'react'
import { Button } from '@/base/Field'
import { FaultSummary, faultsOf, fieldId, type Fault } from '@/base/faults'
import { words } from '@/words'
import { applyWords } from '@/words/apply'
import type { Application } from './application'
import { isStale } from './save'
import { Stale } from './Stale'

const w = applyWords.part

type Props = {
  app: Application; title: string; field?: string | undefined; restored: boolean; busy: boolean; error: unknown; say?: (faults: Fault[]) => Fault[]
  onSave: () => void; onClose: () => void; onReload: () => void; children: (faults: Fault[]) => ReactNode
}

// PartDrawer is where one part of an application is filled in, beside the page. It
// may be closed at any time: what is typed stays until it is saved or given up.
// say may put other words in place of the server's; they stand as they were when the
// answer came.
export function PartDrawer({ app, title, field, restored, busy, error, say, onSave, onClose, onReload, children }: Props) {
  const stale = isStale(error)
  const faults = useMemo(() => (!error || stale ? [] : (say ?? same)(faultsOf(error))), [error, stale])
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (!busy) onSave()
  }
  return (
    <Drawer open title={title} onClose={onClose} size="min(42rem, 100vw)" closable={{ 'aria-label': words.actions.close }} mask={{ closable: false }}>
      <form noValidate onSubmit={submit} className="drawer-form">
        {stale && <Stale app={app} onReload={onReload} onMine={onSave} />}
        <FaultSummary faults={faults} />
        {restored && (
          <p className="notice-line">
            {w.restored} <button type="button" className="plain" onClick={onReload}>{w.giveUp}</button>
          </p>
        )}
        {children(faults)}
        <div className="bar drawer-foot">
          <Button type="submit" busy={busy}>{words.actions.save}</Button>
          <Button type="button" kind="second" onClick={onClose}>{words.actions.cancel}</Button>
        </div>
        <Focus field={field} />
      </form>
    </Drawer>
  )
}

const same = (faults: Fault[]) => faults

// Focus goes to the field that was asked for, once the drawer stands.
function Focus({ field }: { field: string | undefined }) {
  useEffect(() => {
    if (!field) return undefined
    const timer = setTimeout(() => document.getElementById(fieldId(field))?.focus(), 400)
    return () => clearTimeout(timer)
  }, [field])
  return null
}
