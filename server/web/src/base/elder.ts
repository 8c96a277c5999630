import { useSyncExternalStore } from 'react'

// The large view (关怀版) is remembered on this device; it says nothing about whose.
const key = 'elder'
const listeners = new Set<() => void>()

function read(): boolean {
  try {
    return localStorage.getItem(key) === 'on'
  } catch {
    return document.documentElement.hasAttribute('data-elder') // storage is closed: for this visit
  }
}

export function setElder(on: boolean) {
  document.documentElement.toggleAttribute('data-elder', on)
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // for this visit
  }
  listeners.forEach((listener) => listener())
}

export function useElder(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, read)
  return [on, setElder]
}

export function restoreElder() {
  document.documentElement.toggleAttribute('data-elder', read())
}
