import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, ConfigProvider, Modal } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { Navigate, NavLink, Outlet, useLocation, useNavigate } from 'react-router'
import { api, Refusal } from '@/api/client'
import { useElder } from '@/base/elder'
import { Frame } from '@/base/Frame'
import { faultsOf } from '@/base/faults'
import { Waiting } from '@/base/Root'
import { LoginForm } from '@/door/LoginForm'
import { words } from '@/words'
import { useMe, type Me } from './me'
import { sessionEnded, useSessionEnded } from '@/base/session'
import './shell.css'
import { themeOf } from './theme'

// Shell is the frame of every page behind the login. It is the first thing to load
// the component library.
export function Component() {
  const [elder] = useElder()
  return (
    <ConfigProvider locale={zhCN} theme={themeOf(elder)} button={{ autoInsertSpace: false }}>
      <App component={false}>
        <Inside />
      </App>
    </ConfigProvider>
  )
}

function Inside() {
  const me = useMe()
  const location = useLocation()
  if (me.data) return <Signed me={me.data} />
  if (me.error instanceof Refusal && me.error.problem.status === 401) return <Navigate to="/login" replace state={{ from: location.pathname }} />
  if (me.isError)
    return (
      <main style={{ padding: '3rem 1rem', maxWidth: '36rem', margin: '0 auto' }}>
        <p role="alert">{faultsOf(me.error)[0]?.message}</p>
        <button className="button" type="button" onClick={() => void me.refetch()}>{words.actions.retry}</button>
      </main>
    )
  return <Waiting />
}

function Signed({ me }: { me: Me }) {
  return (
    <Frame beside={<Beside me={me} />}>
      <main id="main" className="page" tabIndex={-1}>
        <Outlet />
      </main>
      <LoginAgain me={me} />
    </Frame>
  )
}

function Beside({ me }: { me: Me }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const leaving = useMutation({
    mutationFn: () => api.DELETE('/api/v1/sessions/current'),
    onSettled: () => {
      queries.clear()
      void navigate('/login', { replace: true })
    },
  })
  return (
    <nav className="beside" aria-label={words.nav.label}>
      {places[me.role].map(([to, label]) => (
        <NavLink key={to} to={to} end={places[me.role].some(([other]) => other !== to && other.startsWith(to))}>{label}</NavLink>
      ))}
      <NavLink to="/me">{me.displayName}</NavLink>
      <button className="plain" type="button" onClick={() => leaving.mutate()}>{words.actions.logout}</button>
    </nav>
  )
}

const places: Record<Me['role'], [string, string][]> = {
  applicant: [['/', words.nav.home], ['/preservations', words.nav.preservations], ['/guarantees', words.nav.guarantees]],
  judge: [['/court', words.nav.court]],
  clerk: [['/court', words.nav.court]],
  underwriter: [['/insurer', words.nav.insurer], ['/insurer/rate-cards', words.nav.rateCards], ['/insurer/evaluations', words.nav.evaluations]],
  operator: [['/admin', words.nav.admin]],
}

// LoginAgain asks for the password when the session has ended, over the page and
// what was typed there. Whoever else logs in here starts at their own home.
function LoginAgain({ me }: { me: Me }) {
  const ended = useSessionEnded()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (
    <Modal open={ended} title={words.account.again_title} footer={null} closable={false} mask={{ closable: false }} keyboard={false} destroyOnHidden>
      <p>{words.account.again_text}</p>
      <LoginForm
        onDone={(now) => {
          sessionEnded(false)
          if (now.id === me.id) return void queries.invalidateQueries()
          queries.clear()
          queries.setQueryData(['me'], now)
          return void navigate('/', { replace: true })
        }}
      />
    </Modal>
  )
}
