import { useSyncExternalStore } from 'react'

// Whether the session has ended while a page was open. The page stays as it is, and
// the frame asks for the password over it.
let ended = false
const listeners = new Set<() => void>()

export function sessionEnded(now: boolean) {
  ended = now
  listeners.forEach((listener) => listener())
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => ended,
  )
}
