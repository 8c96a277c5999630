import { NavLink } from 'react-router'
import { words } from '@/words'
import './person.css'

// Tabs lead between the pages about oneself.
export function Tabs({ applicant }: { applicant: boolean }) {
  const w = words.person.tabs
  return (
    <nav className="tabs" aria-label={words.person.title}>
      {applicant && <NavLink to="/me" end>{w.profile}</NavLink>}
      <NavLink to="/me/password">{w.password}</NavLink>
      <NavLink to="/me/sessions">{w.sessions}</NavLink>
    </nav>
  )
}
