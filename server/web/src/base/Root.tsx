import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Link, Outlet, useRouteError } from 'react-router'
import { Lost, Refusal } from '@/api/client'
import { sessionEnded } from './session'
import { words } from '@/words'
import { Frame } from './Frame'

// What was asked for is asked again when the connection was lost or the house is
// busy; an answer that says no stays no.
const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askAgain }),
  mutationCache: new MutationCache({ onError: askAgain }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (n, error) => n < 3 && (error instanceof Lost || (error instanceof Refusal && error.problem.status === 503)),
    },
  },
})

// askAgain notices that the session of who is working here has ended.
function askAgain(error: Error) {
  if (error instanceof Refusal && error.code === 'login_required' && queries.getQueryData(['me'])) sessionEnded(true)
}

export function Root() {
  return (
    <QueryClientProvider client={queries}>
      <Outlet />
    </QueryClientProvider>
  )
}

export function Waiting() {
  return <p role="status" style={{ padding: '2rem', textAlign: 'center' }}>{words.loading}</p>
}

// Broken is what stands in place of a page that could not be shown. After a new
// version was put in place the old pages are gone: loading again brings the new.
export function Broken() {
  const error = useRouteError()
  console.error(error)
  return (
    <main style={{ padding: '3rem 1rem', maxWidth: '36rem', margin: '0 auto' }}>
      <h1>{words.faults.broken}</h1>
      <button className="button" type="button" onClick={() => location.reload()}>{words.actions.retry}</button>
    </main>
  )
}

export function Missing() {
  return (
    <Frame>
      <main id="main" style={{ padding: '3rem 1rem', maxWidth: '36rem', margin: '0 auto', width: '100%' }}>
        <h1>{words.faults.missing.title}</h1>
        <p>{words.faults.missing.text}</p>
        <Link className="button" to="/">{words.actions.home}</Link>
      </main>
    </Frame>
  )
}
