import type { ReactNode } from 'react'
import './rows.css'

export type Column<T> = { title: string; cell: (item: T) => ReactNode; amount?: boolean }

// Rows is a list as a table; on a telephone each row stands as a card with the titles
// beside what they name.
export function Rows<T>({ caption, columns, items, id }: { caption: string; columns: Column<T>[]; items: T[]; id: (item: T) => string }) {
  return (
    <table className="list">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>{columns.map((c) => <th key={c.title} scope="col" className={c.amount ? 'amount' : undefined}>{c.title}</th>)}</tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={id(item)}>
            {columns.map((c) => <td key={c.title} data-title={c.title} className={c.amount ? 'amount' : undefined}>{c.cell(item)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
