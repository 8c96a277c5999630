import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, of, type Schemas } from '@/api/client'
import { Button } from '@/base/Field'
import { time } from '@/base/time'
import { applyWords } from '@/words/apply'
import type { Application } from './application'

const w = applyWords.stale

type Entry = Schemas['DocketItem']

// Stale says that the application was changed elsewhere since it was read, by whom
// and where, and asks which is to stand.
export function Stale({ app, onReload, onMine }: { app: Application; onReload: () => void; onMine: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  const docket = useQuery({ queryKey: [app.kind, app.id, 'docket', 'stale', app.version], queryFn: () => of(api.GET(`/api/v1/${app.kind}s/{id}/docket`, { params: { path: { id: app.id } } })) })
  useEffect(() => box.current?.focus(), [])
  const last = (docket.data?.items ?? []).reduce<Entry | undefined>((last, entry) => (last && last.seq > entry.seq ? last : entry), undefined)
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{w.title}</h2>
      <p>{last ? w.what(time(last.at), (w.actors[last.actor as keyof typeof w.actors] ?? '') + whatOf(last.detail)) : w.unknown}</p>
      <div className="bar">
        <Button type="button" kind="second" onClick={onReload}>{w.reload}</Button>
        <Button type="button" onClick={onMine}>{w.mine}</Button>
      </div>
    </div>
  )
}

type Change = { part?: keyof typeof w.parts; act?: keyof typeof w.acts }

// whatOf is 修改了当事人 of the detail of a docket entry.
function whatOf(detail: unknown): string {
  const { part, act } = (detail ?? {}) as Change
  return (act ? w.acts[act] ?? '' : '') + (part ? w.parts[part] ?? '' : '')
}
