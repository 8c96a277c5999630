import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'

// useLive listens to what happens to an application and has everything that shows
// it asked for again. The browser reconnects by itself and says what it saw last, so
// a connection that was lost catches up.
export function useLive(address: string, stale: readonly unknown[][]) {
  const queries = useQueryClient()
  const keys = JSON.stringify(stale)
  useEffect(() => {
    const source = new EventSource(address)
    // the first event says how things stand, which may be newer than what was asked
    // for while the line was being opened
    const changed = () => {
      for (const queryKey of JSON.parse(keys) as unknown[][]) void queries.invalidateQueries({ queryKey })
    }
    source.addEventListener('status', changed)
    source.addEventListener('docket', changed)
    return () => source.close()
  }, [address, keys, queries])
}
