import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Button } from '@/base/Field'
import { words } from '@/words'
import { applyWords } from '@/words/apply'

const w = applyWords.part

export type Column<T> = { title: string; cell: (item: T, i: number) => ReactNode; amount?: boolean }

type Props<T> = {
  id: string; title: string; hint?: ReactNode; add?: string | undefined; columns: Column<T>[]; items: T[]; foot?: ReactNode
  edit: (item: T) => string; remove: (item: T) => void; nameOf: (item: T) => string; locked: boolean
}

// Rows is a table of parts with the way to add, change and remove them. A telephone
// shows each row as a card.
export function Rows<T extends { id: string }>({ id, title, hint, add, columns, items, foot, edit, remove, nameOf, locked }: Props<T>) {
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="bar">
        <h2 id={id} tabIndex={-1}>{title}</h2>
        {hint}
        {add && !locked && <Link className="button second push" to={add} aria-describedby={id}>{w.add}</Link>}
      </div>
      {items.length === 0 ? (
        <p className="hint">{w.none}</p>
      ) : (
        <table className="rows" aria-labelledby={id}>
          <thead>
            <tr>
              {columns.map((c) => <th key={c.title} scope="col" className={c.amount ? 'amount' : ''}>{c.title}</th>)}
              {!locked && <th scope="col">{words.operation}</th>}
            </tr>
          </thead>
          <tbody>
            {items.map((item, i) => (
              <tr key={item.id}>
                {columns.map((c) => <td key={c.title} data-label={c.title} className={c.amount ? 'amount' : ''}>{c.cell(item, i)}</td>)}
                {!locked && (
                  <td className="acts">
                    <Link to={edit(item)} aria-label={`${w.edit} ${nameOf(item)}`}>{w.edit}</Link>
                    <Button type="button" kind="link" aria-label={`${w.remove} ${nameOf(item)}`} onClick={() => remove(item)}>{w.remove}</Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {foot}
    </section>
  )
}

// Removed says what was removed last, and puts it back.
export function Removed({ name, fault, onUndo }: { name: string | undefined; fault: string | undefined; onUndo: () => void }) {
  return (
    <>
      <p role="status" className={name ? 'notice-line' : ''}>
        {name && <>{w.removed(name)} <button type="button" className="plain" onClick={onUndo}>{w.undo}</button></>}
      </p>
      {fault && <p role="alert" className="notice-line warn">{fault}</p>}
    </>
  )
}
