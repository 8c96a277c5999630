import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { words } from '@/words'
import { useElder } from './elder'

// Frame is what stands round every page: the name of the house, what the page
// offers beside it, and whom to ask.
export function Frame({ beside, children }: { beside?: ReactNode; children: ReactNode }) {
  const [elder, setElder] = useElder()
  return (
    <>
      <a className="skip" href="#main">{words.skip}</a>
      <header className="banner">
        <div>
          <Link className="site" to="/">
            <Mark />
            {words.site}
          </Link>
          {beside}
          <button className="plain" type="button" aria-pressed={elder} onClick={() => setElder(!elder)}>
            {elder ? words.elder.off : words.elder.on}
          </button>
        </div>
      </header>
      {children}
      <Foot />
    </>
  )
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path fill="#fff" d="M16 2 4 6.5V15c0 7.4 5 12.6 12 15 7-2.4 12-7.6 12-15V6.5z" />
      <path fill="none" stroke="#1e3a8a" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" d="m10.5 16 4 4 7.5-8" />
    </svg>
  )
}

function Foot() {
  return (
    <footer className="foot">
      <p>{words.slogan}</p>
    </footer>
  )
}
