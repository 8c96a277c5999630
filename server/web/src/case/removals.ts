// A file that was deleted can be fetched back for some seconds: only then the server
// is told. Leaving the page, or loading it again, tells it at once.
import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { faultsOf, type Fault } from '@/base/faults'
import { refusalOf } from '@/api/client'
import { keyOf } from './reader'

const regret = 8_000 // milliseconds

export function useRemovals(base: string) {
  const queries = useQueryClient()
  const [removed, setRemoved] = useState<string[]>([])
  const [faults, setFaults] = useState<Fault[]>([])
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  const tell = useRef((id: string) => {
    timers.current.delete(id)
    drop(base, id)
      .catch((error: unknown) => setFaults(faultsOf(error)))
      .finally(() => void queries.invalidateQueries({ queryKey: keyOf(base) }).then(() => setRemoved((now) => now.filter((other) => other !== id))))
  })
  useEffect(() => {
    const waiting = timers.current
    const tellNow = () => {
      for (const [id, timer] of waiting) {
        clearTimeout(timer)
        tell.current(id)
      }
    }
    window.addEventListener('pagehide', tellNow)
    return () => {
      window.removeEventListener('pagehide', tellNow)
      tellNow()
    }
  }, [])
  const remove = (id: string) => {
    setFaults([])
    setRemoved((now) => [...now, id])
    timers.current.set(id, setTimeout(() => tell.current(id), regret))
  }
  const undo = (id: string) => {
    clearTimeout(timers.current.get(id))
    timers.current.delete(id)
    setRemoved((now) => now.filter((other) => other !== id))
  }
  return { removed, remove, undo, faults }
}

// drop deletes a file. It names the file itself, which never changes, so no version of
// the application is sent: files on their way move it all the time.
async function drop(base: string, id: string) {
  const answer = await fetch(`${base}/materials/${id}`, { method: 'DELETE', keepalive: true })
  if (!answer.ok && answer.status !== 404) throw await refusalOf(answer)
}
