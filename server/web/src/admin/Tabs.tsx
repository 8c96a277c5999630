import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useTitle } from '@/frame/Page'
import { adminWords } from '@/words/admin'
import { papersWords } from '@/words/papers'
import './admin.css'

const w = adminWords.tabs
const tabs = [['/admin', w.stuck], ['/admin/courts', w.courts], ['/admin/insurers', w.insurers], ['/admin/staff', w.staff], ['/admin/identity', papersWords.desk.tab], ['/admin/payments', w.payments]] as const

// AdminPage is a page of the operator's desk, with the way to the others.
export function AdminPage({ title, notice, children }: { title: string; notice?: string | undefined; children: ReactNode }) {
  useTitle(title)
  return (
    <>
      <nav aria-label={w.label} className="desk-tabs">
        {tabs.map(([to, label]) => <NavLink key={to} to={to} end>{label}</NavLink>)}
      </nav>
      <h1>{title}</h1>
      <div role="status">{notice && <p className="notice-line">{notice}</p>}</div>
      {children}
    </>
  )
}
