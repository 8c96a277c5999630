import type { ReactNode } from 'react'
import { keepPreviousData, useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query'
import { Button } from '@/base/Field'
import { courtWords } from '@/words/court'
import { Loaded } from './Page'

// PageOf is one page of a list of the API.
export type PageOf<T> = { items: T[] | null; next: string }

type Query<T> = UseInfiniteQueryResult<InfiniteData<PageOf<T>>>

// usePages reads a list page by page; read takes the place after which a page begins.
export function usePages<T>(queryKey: readonly unknown[], read: (cursor: string | undefined) => Promise<PageOf<T>>): Query<T> {
  return useInfiniteQuery({
    queryKey, queryFn: ({ pageParam }) => read(pageParam), initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next || undefined, placeholderData: keepPreviousData,
  })
}

// Pages shows what was read so far, and has more read.
export function Pages<T>({ query, none, children }: { query: Query<T>; none: string; children: (items: T[]) => ReactNode }) {
  return (
    <Loaded query={query as unknown as UseQueryResult<InfiniteData<PageOf<T>>>}>
      {(data) => {
        const items = data.pages.flatMap((page) => page.items ?? [])
        return (
          <div className="panel">
            {items.length === 0 ? <p>{none}</p> : children(items)}
            {query.hasNextPage && <Button type="button" kind="second" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{courtWords.desk.more}</Button>}
          </div>
        )
      }}
    </Loaded>
  )
}
