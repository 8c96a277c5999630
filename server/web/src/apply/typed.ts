import { useEffect, useState } from 'react'

// What was typed and not saved yet, as long as this window is open: a drawer that is
// closed and opened again finds it. It is kept in memory alone, for there are numbers
// of people among it.
const kept = new Map<string, unknown>()

function warn(e: BeforeUnloadEvent) {
  if (kept.size > 0) e.preventDefault()
}

if (typeof window !== 'undefined') window.addEventListener('beforeunload', warn)

export type Typed<T> = { value: T; set: (change: Partial<T>) => void; forget: () => void; restored: boolean }

// useTyped is a form whose content is kept under a key until it is forgotten.
export function useTyped<T extends object>(key: string, initial: () => T): Typed<T> {
  const [restored] = useState(() => kept.has(key))
  const [value, setValue] = useState<T>(() => (kept.get(key) as T | undefined) ?? initial())
  return {
    value,
    restored,
    set: (change) =>
      setValue((now) => {
        const next = { ...now, ...change }
        kept.set(key, next)
        return next
      }),
    forget: () => void kept.delete(key),
  }
}

// useStored is a form that survives a reload, in the storage of this window. It is
// for what says nothing about anybody.
export function useStored<T extends object>(key: string, initial: T): Typed<T> {
  const [restored] = useState(() => read(key) !== undefined)
  const [value, setValue] = useState<T>(() => ({ ...initial, ...(read(key) as Partial<T> | undefined) }))
  useEffect(() => {
    if (value === initial) return
    try {
      sessionStorage.setItem(key, JSON.stringify(value))
    } catch {
      // storage is closed: for this visit
    }
  }, [key, value, initial])
  return {
    value,
    restored,
    set: (change) => setValue((now) => ({ ...now, ...change })),
    forget: () => sessionStorage.removeItem(key),
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
