import { useEffect, type ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { faultsOf } from '@/base/faults'
import { words } from '@/words'

// useTitle names the page in the browser.
export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · ${words.short}`
  }, [title])
}

// Loaded shows what a query answered; until then that it is on its way, and when it
// failed why and how to go on.
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError)
    return (
      <div className="panel" role="alert">
        <p>{faultsOf(query.error)[0]?.message}</p>
        <Button onClick={() => void query.refetch()}>{words.actions.retry}</Button>
      </div>
    )
  return (
    <div className="panel" aria-busy="true">
      <span className="unseen" role="status">{words.loading}</span>
      <Skeleton active />
    </div>
  )
}
