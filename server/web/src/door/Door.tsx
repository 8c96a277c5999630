import { useEffect, type ReactNode } from 'react'
import { Frame } from '@/base/Frame'
import { words } from '@/words'
import './door.css'

// Door is a page that is open to who is not logged in.
export function Door({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · ${words.short}`
  }, [title])
  return (
    <Frame>
      <div className="door">
        <main id="main" tabIndex={-1}>{children}</main>
      </div>
    </Frame>
  )
}

// Done is the page that says that it worked, and what comes next.
export function Done({ title, next, children }: { title: string; next: string; children: ReactNode }) {
  return (
    <div className="done" role="status">
      <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
        <circle cx="12" cy="12" r="10" />
        <path d="m7.5 12.5 3 3 6-7" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <h1>{title}</h1>
      <p>{next}</p>
      {children}
    </div>
  )
}
