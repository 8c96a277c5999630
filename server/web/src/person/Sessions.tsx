import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Table } from 'antd'
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
            <Table
              rowKey="id" dataSource={items ?? []} pagination={false} scroll={{ x: 'max-content' }}
              columns={[
                { title: w.device, dataIndex: 'device', render: (device: string, s) => (s.current ? `${device}（${w.current}）` : device) },
                { title: w.network, dataIndex: 'network' },
                { title: w.since, dataIndex: 'createdAt', render: time },
                { title: w.seen, dataIndex: 'seenAt', render: time },
                { title: words.operation, render: (_, s) => !s.current && <Button onClick={() => ending.mutate(s.id)}>{w.end}</Button> },
              ]}
            />
            <p />
            {(items ?? []).length > 1 ? <Button onClick={() => ending.mutate('others')}>{w.endOthers}</Button> : <p>{w.none}</p>}
          </div>
        )}
      </Loaded>
    </>
  )
}
