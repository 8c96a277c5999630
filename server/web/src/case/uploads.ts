// Files on their way to the server: at most three at a time, each to be cancelled or
// sent again by itself. They go on while another page of the application is looked at.
import { useSyncExternalStore } from 'react'
import { casesWords } from '@/words/cases'
import { send, Unsent, type Sending } from './send'

const w = casesWords.upload
const atOnce = 3
const largest = 20 << 20 // bytes, said before; the server says it too

export type Upload = {
  key: string // also its Idempotency-Key: sent again it is not taken twice
  base: string
  slot: { slot: string; partyId?: string; securityId?: string }
  file: File
  state: 'waiting' | 'sending' | 'failed'
  percent: number
  fault: string
  again: boolean // whether it helps to send it once more
  done: () => void
}

let all: Upload[] = []
const running = new Map<string, Sending>()
const listeners = new Set<() => void>()

function put(next: Upload[]) {
  all = next
  listeners.forEach((listener) => listener())
}

const change = (key: string, to: Partial<Upload>) => put(all.map((u) => (u.key === key ? { ...u, ...to } : u)))

// add takes files up for a slot; done is called when one has arrived.
export function add(base: string, slot: Upload['slot'], files: File[], done: () => void) {
  const fresh = files.map((file): Upload => {
    const fault = file.size > largest ? w.tooLarge : file.size === 0 ? w.empty : ''
    return { key: crypto.randomUUID(), base, slot, file, state: fault ? 'failed' : 'waiting', percent: 0, fault, again: false, done }
  })
  put([...all, ...fresh])
  next()
}

// retry sends a file again that did not arrive.
export function retry(key: string) {
  change(key, { state: 'waiting', percent: 0, fault: '' })
  next()
}

// cancel stops a file on its way, or takes one that failed off the list.
export function cancel(key: string) {
  running.get(key)?.abort()
  running.delete(key)
  put(all.filter((u) => u.key !== key))
  next()
}

function next() {
  for (const upload of all.filter((u) => u.state === 'waiting').slice(0, Math.max(0, atOnce - running.size))) begin(upload)
}

function begin(upload: Upload) {
  const { key } = upload
  change(key, { state: 'sending' })
  const sending = send(upload, (percent) => change(key, { percent }))
  running.set(key, sending)
  sending.arrived
    .then(() => {
      put(all.filter((u) => u.key !== key))
      upload.done()
    })
    .catch((error: unknown) => change(key, { state: 'failed', ...why(error) }))
    .finally(() => {
      if (running.get(key) === sending) running.delete(key)
      next()
    })
}

const why = (error: unknown) => (error instanceof Unsent && error.message ? { fault: error.message, again: error.again } : { fault: w.lost, again: true })

// useUploads are the files on their way to an application.
export function useUploads(base: string): Upload[] {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => all,
  )
  return now.filter((u) => u.base === base)
}
