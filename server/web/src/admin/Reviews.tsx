import { useState } from 'react'
import { api, of, type Schemas } from '@/api/client'
import { SelectField } from '@/base/Field'
import { time } from '@/base/time'
import { Pages, usePages } from '@/frame/pages'
import { Rows } from '@/frame/Rows'
import { words } from '@/words'
import { papersWords } from '@/words/papers'
import { Review } from './Review'
import { AdminPage } from './Tabs'

const w = papersWords.desk

type Item = Schemas['PapersItem']

// The papers of those who cannot pass a face check, the oldest waiting first.
export function Component() {
  const [shown, show] = useState<Item['status']>('pending')
  const [open, setOpen] = useState<string>()
  const [notice, say] = useState('')
  const query = usePages<Item>(['admin', 'papers', shown], (cursor) =>
    of(api.GET('/api/v1/admin/identity-reviews', { params: { query: { status: shown, ...(cursor && { cursor }) } } })))
  if (open)
    return (
      <AdminPage title={w.title}>
        <Review id={open} onEnd={(said) => {
          setOpen(undefined)
          say(said)
        }} />
      </AdminPage>
    )
  return (
    <AdminPage title={w.title} notice={notice}>
      <div className="finder">
        <SelectField<Item['status']> name="status" label={w.filter} faults={[]} value={shown} onValue={show} options={(['pending', 'passed', 'refused'] as const).map((value) => ({ value, label: w.filters[value] }))} />
      </div>
      <Pages query={query} none={w.none}>
        {(items) => (
          <Rows
            caption={w.title} items={items} id={(i) => i.id}
            columns={[
              { title: w.name, cell: (i) => i.name }, { title: w.idType, cell: (i) => words.person.idTypes[i.idType] }, { title: w.idNumber, cell: (i) => i.idNumber },
              { title: w.reason, cell: (i) => i.reasonText }, { title: w.submitted, cell: (i) => time(i.submittedAt) }, { title: w.due, cell: (i) => time(i.dueAt) },
              { title: words.operation, cell: (i) => <button className="plain" type="button" aria-label={w.openOf(i.name)} onClick={() => setOpen(i.id)}>{w.open}</button> },
            ]}
          />
        )}
      </Pages>
    </AdminPage>
  )
}
