import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { api, of } from '@/api/client'
import { faultsOf } from '@/base/faults'
import { time } from '@/base/time'
import { useMe } from '@/frame/me'
import { Loaded, useTitle } from '@/frame/Page'
import { words } from '@/words'
import { Tabs } from './tabs'

const w = words.person.sessions
const key = ['sessions']

// Where somebody is logged in, and the way to end it.
export function Component() {
  const { data: me } = useMe()
  const { message } = App.useApp()
  const queries = useQueryClient()
  useTitle(words.person.tabs.sessions)
  const sessions = useQuery({ queryKey: key, queryFn: () => of(api.GET('/api/v1/me/sessions', { params: { query: { limit: 100 } } })) })
  const ending = useMutation({
    mutationFn: async (id: string | 'others') =>
      id === 'others' ? void (await api.DELETE('/api/v1/me/sessions')) : void (await api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: key })
      message.success(w.ended)
    },
    onError: (error) => message.error(faultsOf(error)[0]?.message),
  })
  return (
    <>
      <h1>{words.person.tabs.sessions}</h1>
      <Tabs applicant={me?.role === 'applicant'} />
      <Loaded query={sessions}>
        {({ items }) => (
          <div className="panel">
            <ul className="sessions">
              {(items ?? []).map((s) => (
                <li key={s.id}>
                  <strong>{s.current ? `${s.device}（${w.current}）` : s.device}</strong>
                  <span>{w.network} {s.address}</span>
                  <span>{w.since} {time(s.createdAt)}</span>
                  <span>{w.seen} {time(s.lastSeenAt)}</span>
                  {!s.current && <Button onClick={() => ending.mutate(s.id)}>{w.end}</Button>}
                </li>
              ))}
            </ul>
            {(items ?? []).length > 1 ? <Button onClick={() => ending.mutate('others')}>{w.endOthers}</Button> : <p>{w.none}</p>}
          </div>
        )}
      </Loaded>
    </>
  )
}
