import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, of } from '@/api/client'
import { Loaded } from '@/frame/Page'
import { courtWords } from '@/words/court'
import './desk.css'

const w = courtWords.desk

export type PickedCourt = { code: string; name: string }

// CourtPicker finds courts by a part of their name. One is picked, or many. It stands in
// a form: Enter in its field searches and does not send.
export function CourtPicker({ picked, onPicked, many = false }: { picked: PickedCourt[]; onPicked: (courts: PickedCourt[]) => void; many?: boolean }) {
  const [text, setText] = useState('')
  const [asked, ask] = useState('')
  return (
    <div className="field">
      <label htmlFor="court-query">{w.courtQuery}</label>
      <p className="hint" id="court-query-hint">{w.courtHint}</p>
      <div className="row">
        <input
          id="court-query" className="text" value={text} maxLength={50} aria-describedby="court-query-hint" onChange={(e) => setText(e.target.value)}
          onKeyDown={(e) => {
            if (e.key !== 'Enter') return
            e.preventDefault()
            ask(text.trim())
          }}
        />
        <button className="button second" type="button" onClick={() => ask(text.trim())}>{w.search}</button>
      </div>
      {asked && <Found q={asked} onPick={(court) => {
        onPicked(many ? [...picked.filter((c) => c.code !== court.code), court] : [court])
        ask('')
      }} />}
      <ul className="picked" aria-live="polite">
        {picked.map((c) => (
          <li key={c.code}>
            <span>{w.picked(c.name)}</span>
            <button className="plain" type="button" aria-label={`${w.remove} ${c.name}`} onClick={() => onPicked(picked.filter((other) => other.code !== c.code))}>{w.remove}</button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Found({ q, onPick }: { q: string; onPick: (court: PickedCourt) => void }) {
  const query = useQuery({ queryKey: ['courts', q], queryFn: () => of(api.GET('/api/v1/courts', { params: { query: { q, limit: 20 } } })) })
  return (
    <Loaded query={query}>
      {({ items }) => {
        if (!items?.length) return <p role="status">{w.courtNone}</p>
        return <ul className="found">{items.map((c) => <li key={c.code}><button className="plain" type="button" onClick={() => onPick({ code: c.code, name: c.name })}>{c.name}{!c.open && `（${w.closed}）`}</button></li>)}</ul>
      }}
    </Loaded>
  )
}
