import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from 'react-router'
import { api, of, type Schemas } from '@/api/client'
import { words } from '@/words'
import { Door } from './Door'
import { LoginForm } from './LoginForm'

const homes: Record<Schemas['Me']['role'], string> = { applicant: '/', judge: '/court', clerk: '/court', underwriter: '/insurer', operator: '/admin' }

export function Component() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const state = useLocation().state as { from?: string; done?: string; next?: string } | null
  const sso = useQuery({ queryKey: ['sso'], queryFn: () => of(api.GET('/api/v1/sso')), staleTime: Infinity })
  return (
    <Door title={words.account.loginTitle}>
      {state?.done && (
        <div role="status">
          <h2>{state.done}</h2>
          <p>{state.next}</p>
        </div>
      )}
      <h1>{words.account.loginTitle}</h1>
      <LoginForm
        onDone={(me) => {
          queries.clear()
          queries.setQueryData(['me'], me)
          void navigate(me.mustChangePassword ? '/me/password' : (state?.from ?? homes[me.role]), { replace: true })
        }}
      />
      <div className="ways">
        <Link to="/register">{words.account.toRegister}</Link>
        <Link to="/reset">{words.account.forgotten}</Link>
        {sso.data?.enabled && <a href="/api/v1/sso/start">{words.account.sso}</a>}
      </div>
    </Door>
  )
}
