import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, of, type Schemas } from '@/api/client'
import { SelectField, TextField } from '@/base/Field'
import { faultsOf } from '@/base/faults'
import { Pages, usePages } from '@/frame/pages'
import { Rows } from '@/frame/Rows'
import { words } from '@/words'
import { adminWords } from '@/words/admin'
import { AdminPage } from './Tabs'

const w = adminWords.courts

type Court = Schemas['Court']
type Asked = { q: string; open: '' | 'true' | 'false' }

// The courts, open for applications or closed (row 22).
export function Component() {
  const [asked, ask] = useState<Asked>({ q: '', open: 'true' })
  const [notice, say] = useState('')
  const queries = useQueryClient()
  const query = usePages<Court>(['courts', 'admin', asked], (cursor) =>
    of(api.GET('/api/v1/courts', { params: { query: { ...(asked.q && { q: asked.q }), ...(asked.open && { open: asked.open }), ...(cursor && { cursor }) } } })))
  const changing = useMutation({
    mutationFn: ({ code, open }: Court) => of(api.PUT('/api/v1/admin/courts/{code}', { params: { path: { code } }, body: { open: !open } })),
    onSuccess: async (court) => {
      say(court.open ? w.opened(court.name) : w.closed(court.name))
      await queries.invalidateQueries({ queryKey: ['courts'] })
    },
    onError: (error) => say(faultsOf(error)[0]?.message ?? ''),
  })
  return (
    <AdminPage title={w.title} notice={notice}>
      <Finder asked={asked} onAsk={ask} />
      <Pages query={query} none={w.none}>
        {(items) => (
          <Rows
            caption={w.title} items={items} id={(c) => c.code}
            columns={[
              { title: w.name, cell: (c) => c.name }, { title: w.province, cell: (c) => c.province }, { title: w.code, cell: (c) => c.code }, { title: w.caseCode, cell: (c) => c.caseCode },
              { title: w.open, cell: (c) => <span className={c.open ? 'on' : 'off'}>{c.open ? w.isOpen : w.isClosed}</span> },
              { title: words.operation, cell: (c) => <Act court={c} onAct={() => !changing.isPending && changing.mutate(c)} /> },
            ]}
          />
        )}
      </Pages>
    </AdminPage>
  )
}

function Act({ court, onAct }: { court: Court; onAct: () => void }) {
  const act = court.open ? w.doClose : w.doOpen
  return <button className="plain" type="button" aria-label={w.actOf(act, court.name)} onClick={onAct}>{act}</button>
}

function Finder({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const [q, setQ] = useState(asked.q)
  return (
    <form
      className="finder" role="search"
      onSubmit={(e) => {
        e.preventDefault()
        onAsk({ ...asked, q: q.trim() })
      }}
    >
      <TextField name="q" label={w.search} faults={[]} value={q} onValue={setQ} maxLength={100} />
      <SelectField<Asked['open']>
        name="open" label={w.show} faults={[]} value={asked.open} onValue={(open) => onAsk({ q: q.trim(), open })}
        options={[{ value: 'true', label: w.onlyOpen }, { value: 'false', label: w.onlyClosed }, { value: '', label: w.all }]}
      />
      <button className="button second" type="submit">{w.find}</button>
    </form>
  )
}
