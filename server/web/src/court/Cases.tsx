import { useQuery } from '@tanstack/react-query'
import { api, of } from '@/api/client'
import { Queue, type Filter } from '@/desk/Queue'
import { courtWords } from '@/words/court'

const w = courtWords

const filters: Filter[] = [
  { key: 'todo', label: w.filters.todo, statuses: ['under_review', 'awaiting_ruling'] },
  ...(['under_review', 'returned', 'awaiting_payment', 'awaiting_ruling', 'ruled'] as const).map((s) => ({ key: s, label: w.filters[s], statuses: [s] })),
  { key: 'ended', label: w.filters.ended, statuses: ['rejected', 'withdrawn', 'lapsed'] },
  { key: 'all', label: w.filters.all, statuses: [] },
]

// The queue of a court (row 69).
export function Component() {
  const counts = useQuery({ queryKey: ['court', 'summary'], queryFn: () => of(api.GET('/api/v1/court/summary')), refetchInterval: 60_000 })
  return (
    <Queue
      title={w.title} path="/court" filters={filters} counts={counts} queryKey={['court', 'preservations']}
      read={(query) => of(api.GET('/api/v1/court/preservations', { params: { query } }))}
    />
  )
}
