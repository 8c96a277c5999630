import { useQuery } from '@tanstack/react-query'
import { api, of } from '@/api/client'
import { Queue, type Filter } from '@/desk/Queue'
import { insurerWords } from '@/words/insurer'

const w = insurerWords

const filters: Filter[] = [
  { key: 'todo', label: w.filters.todo, statuses: ['under_review'] },
  ...(['returned', 'awaiting_payment', 'issuing', 'issued'] as const).map((s) => ({ key: s, label: w.filters[s], statuses: [s] })),
  { key: 'ended', label: w.filters.ended, statuses: ['declined', 'withdrawn', 'lapsed', 'cancelled'] },
  { key: 'all', label: w.filters.all, statuses: [] },
]

// The queue of an insurer.
export function Component() {
  const counts = useQuery({ queryKey: ['insurer', 'summary'], queryFn: () => of(api.GET('/api/v1/insurer/summary')), refetchInterval: 60_000 })
  return (
    <Queue
      title={w.title} path="/insurer" filters={filters} counts={counts} queryKey={['insurer', 'guarantees']}
      read={(query) => of(api.GET('/api/v1/insurer/guarantees', { params: { query } }))}
    />
  )
}
