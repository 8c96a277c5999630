import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, of, type Schemas } from '@/api/client'
import { faultsOf } from '@/base/faults'
import { Pages, usePages } from '@/frame/pages'
import { Rows } from '@/frame/Rows'
import { adminWords } from '@/words/admin'
import { AdminPage } from './Tabs'

const w = adminWords.insurers
const key = ['admin', 'insurers']

type Insurer = Schemas['InsurerSetting']
type Change = { insurer: Insurer; body: Pick<Schemas['InsurerPutBody'], 'open' | 'mode'> }

// The insurers: whether they take applications, and who decides for them.
export function Component() {
  const [notice, say] = useState('')
  const queries = useQueryClient()
  const query = usePages<Insurer>(key, (cursor) => of(api.GET('/api/v1/admin/insurers', { params: { query: { limit: 50, ...(cursor && { cursor }) } } })))
  const changing = useMutation({
    mutationFn: ({ insurer, body }: Change) => of(api.PUT('/api/v1/admin/insurers/{code}', { params: { path: { code: insurer.code } }, body })),
    onSuccess: async (_, { insurer }) => {
      say(w.saved(insurer.name))
      await queries.invalidateQueries({ queryKey: key })
    },
    onError: (error) => say(faultsOf(error)[0]?.message ?? ''),
  })
  const change = (insurer: Insurer, body: Change['body']) => !changing.isPending && changing.mutate({ insurer, body })
  return (
    <AdminPage title={w.title} notice={notice}>
      <Pages query={query} none={w.none}>
        {(items) => (
          <Rows
            caption={w.title} items={items} id={(i) => i.code}
            columns={[
              { title: w.name, cell: (i) => i.name }, { title: w.code, cell: (i) => i.code },
              { title: w.open, cell: (i) => <span className={i.open ? 'on' : 'off'}>{i.open ? w.isOpen : w.isClosed}</span> },
              { title: w.mode, cell: (i) => w.modes[i.mode] }, { title: w.acts, cell: (i) => <Acts insurer={i} onChange={(body) => change(i, body)} /> },
            ]}
          />
        )}
      </Pages>
    </AdminPage>
  )
}

function Acts({ insurer: i, onChange }: { insurer: Insurer; onChange: (body: Change['body']) => void }) {
  const open = i.open ? w.doClose : w.doOpen
  const mode = i.mode === 'desk' ? w.toSystem : w.toDesk
  return (
    <span className="acts">
      <button className="plain" type="button" aria-label={w.act(open, i.name)} onClick={() => onChange({ open: !i.open })}>{open}</button>
      <button className="plain" type="button" aria-label={w.act(mode, i.name)} onClick={() => onChange({ open: i.open, mode: i.mode === 'desk' ? 'system' : 'desk' })}>{mode}</button>
    </span>
  )
}
