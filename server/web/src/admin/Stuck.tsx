import { useState } from 'react'
import { api, of, type Schemas } from '@/api/client'
import { time } from '@/base/time'
import { Pages, usePages } from '@/frame/pages'
import { Rows } from '@/frame/Rows'
import { words } from '@/words'
import { adminWords } from '@/words/admin'
import { Health } from './Health'
import { Settle, type Settling } from './Settle'
import { AdminPage } from './Tabs'

const w = adminWords.stuck
const key = ['admin', 'stuck']

type Item = Schemas['Stuck']

// What needs a person, oldest first, with the way into the Temporal UI (row 111).
export function Component() {
  const [settling, settle] = useState<Settling>()
  const [notice, say] = useState('')
  const query = usePages<Item>(key, (cursor) => of(api.GET('/api/v1/admin/stuck', { params: { query: { ...(cursor && { cursor }) } } })))
  return (
    <AdminPage title={w.title} notice={notice}>
      <Health />
      {settling && <Settle what={settling} stale={[['admin']]} onEnd={(said) => {
        settle(undefined)
        say(said)
      }} />}
      <Pages query={query} none={w.none}>
        {(items) => (
          <Rows
            caption={w.title} items={items} id={(s) => s.kind + s.id + s.reason}
            columns={[
              { title: w.number, cell: (s) => s.number }, { title: w.kind, cell: (s) => w.kinds[s.kind] ?? s.kind }, { title: w.reason, cell: (s) => s.reason },
              { title: w.since, cell: (s) => time(s.since) },
              { title: words.operation, cell: (s) => <Acts item={s} onSettle={settle} /> },
            ]}
          />
        )}
      </Pages>
    </AdminPage>
  )
}

function Acts({ item: s, onSettle }: { item: Item; onSettle: (what: Settling) => void }) {
  const settles = s.kind === 'payment' || s.kind === 'difference' ? s.kind : undefined
  return (
    <span className="acts">
      <a href={s.workflow} target="_blank" rel="noreferrer" aria-label={w.openOf(s.number)}>{w.open}</a>
      {settles && <button className="plain" type="button" aria-label={w.settleOf(s.number)} onClick={() => onSettle({ kind: settles, id: s.id, number: s.number })}>{w.settle}</button>}
    </span>
  )
}
