import { useQuery } from '@tanstack/react-query'
import { useId, useState, type KeyboardEvent } from 'react'
import { Labelled } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { words } from '@/words'
import { applyWords } from '@/words/apply'
import { useLater } from './useLater'

const w = applyWords.create

export type Choice = { code: string; name: string; about?: string; closed?: string }
export type Found = { items: Choice[]; more: boolean }

type Props = {
  name: string; label: string; hint?: string; faults: Fault[]
  value: Choice | undefined; onValue: (value: Choice | undefined) => void
  find: (q: string) => Promise<Found>
}

// Picker chooses one of many by typing part of its name: a field with a list below,
// for mouse, finger and keyboard. What cannot be chosen is seen, with the reason.
export function Picker({ name, label, hint, faults, value, onValue, find }: Props) {
  const [typed, type] = useState<string>()
  const [open, setOpen] = useState(false)
  const [at, move] = useState(-1)
  const list = useId()
  const q = useLater(typed?.trim() ?? '', 250)
  const found = useQuery({ queryKey: ['find', name, q], queryFn: () => find(q), enabled: open, staleTime: 60_000, placeholderData: (before) => before })
  const items = found.data?.items ?? []
  const choose = (choice: Choice) => {
    if (choice.closed) return
    onValue(choice)
    type(undefined)
    setOpen(false)
  }
  const leave = () => {
    setOpen(false)
    type(undefined)
    if (typed !== undefined && typed.trim() === '') onValue(undefined)
  }
  const key = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    if (step) {
      e.preventDefault()
      setOpen(true)
      if (items.length > 0) move((at + step + items.length) % items.length)
    }
    if (e.key === 'Enter' && open) {
      e.preventDefault()
      const choice = items[at] ?? (items.length === 1 ? items[0] : undefined)
      if (choice) choose(choice)
    }
    if (e.key === 'Escape' && open) {
      e.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <Labelled name={name} label={label} hint={hint} faults={faults}>
      {(aria) => (
        <div className="picker">
          <input
            className="text" role="combobox" aria-expanded={open} aria-controls={list} aria-autocomplete="list" aria-activedescendant={open && at >= 0 ? `${list}-${at}` : undefined}
            autoComplete="off" maxLength={100} value={typed ?? value?.name ?? ''}
            onChange={(e) => {
              type(e.target.value)
              setOpen(true)
              move(-1)
            }}
            onFocus={(e) => e.target.select()} onClick={() => setOpen(true)} onBlur={leave} onKeyDown={key} {...aria}
          />
          <span className="unseen" role="status">{open && found.data ? w.results(items.length) : ''}</span>
          <ul id={list} role="listbox" aria-label={label} hidden={!open}>
            {items.map((choice, i) => (
              <Line key={choice.code} id={`${list}-${i}`} choice={choice} active={i === at} selected={choice.code === value?.code} onChoose={() => choose(choice)} />
            ))}
          </ul>
          {open && <Told found={found.data} empty={items.length === 0} />}
        </div>
      )}
    </Labelled>
  )
}

function Line({ id, choice, active, selected, onChoose }: { id: string; choice: Choice; active: boolean; selected: boolean; onChoose: () => void }) {
  return (
    // the field keeps the focus: its keys choose
    <li
      id={id} role="option" aria-selected={selected} aria-disabled={choice.closed ? true : undefined} className={active ? 'active' : ''} ref={active ? intoView : undefined}
      onMouseDown={(e) => {
        e.preventDefault()
        onChoose()
      }}
    >
      <span>{choice.name}</span>
      <small>{[choice.about, choice.closed].filter(Boolean).join(' · ')}</small>
    </li>
  )
}

const intoView = (el: HTMLLIElement | null) => el?.scrollIntoView({ block: 'nearest' })

function Told({ found, empty }: { found: Found | undefined; empty: boolean }) {
  const said = !found ? words.loading : empty ? w.none : found.more ? w.more : ''
  return said ? <p className="hint">{said}</p> : null
}
