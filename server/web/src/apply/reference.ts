// What the forms look up: case types, the fee of the law, insurers and their quotes.
import { useQuery } from '@tanstack/react-query'
import { api, of, type Schemas } from '@/api/client'
import type { Option } from '@/base/Field'
import { useLater } from './useLater'

const long = 10 * 60_000

// useCaseTypes are the case types by their 代字, each once, those of preservation first.
export function useCaseTypes() {
  return useQuery({ queryKey: ['case-types'], queryFn: caseTypes, staleTime: long })
}

async function caseTypes(): Promise<Option<string>[]> {
  const all = new Map<string, string>()
  for (let cursor = ''; ; ) {
    const { items, next } = await of(api.GET('/api/v1/case-types', { params: { query: { cursor, limit: 100 } } }))
    for (const type of items ?? []) if (!all.has(type.abbr)) all.set(type.abbr, type.name)
    if (!next) return [...all].map(([value, name]) => ({ value, label: `${value}（${name}）` }))
    cursor = next
  }
}

// useFee is the fee that the law asks for an amount in fen.
export function useFee(amount: number | undefined) {
  const fen = useLater(amount, 250)
  return useQuery({ queryKey: ['fee', fen], queryFn: () => of(api.GET('/api/v1/fees/preservation', { params: { query: { amount: fen! } } })), enabled: Boolean(fen), staleTime: long })
}

export function useInsurers() {
  return useQuery({ queryKey: ['insurers'], queryFn: () => of(api.GET('/api/v1/insurers', { params: { query: { limit: 100 } } })), staleTime: long, select: ({ items }) => (items ?? []).filter((i) => i.open) })
}

// useQuotes are what the insurers ask for a guarantee of so many fen at a court, by
// insurer, the least first.
export function useQuotes(courtCode: string | undefined, amount: number | undefined) {
  const fen = useLater(amount, 250)
  return useQuery({
    queryKey: ['quotes', courtCode, fen],
    queryFn: () => of(api.GET('/api/v1/insurers/quotes', { params: { query: { courtCode: courtCode!, amount: fen! } } })),
    enabled: Boolean(courtCode && fen),
    staleTime: 60_000,
    select: ({ items }) => new Map((items ?? []).map((quote: Schemas['Quote']) => [quote.insurerCode, quote])),
  })
}

// courtName is the name of a court of which only the code is known.
export async function courtName(code: string): Promise<string> {
  const { items } = await of(api.GET('/api/v1/courts', { params: { query: { q: code, limit: 100 } } }))
  return items?.find((court) => court.code === code)?.name ?? ''
}

// useProvinces are the names of the provinces of today.
export function useProvinces() {
  return useQuery({
    queryKey: ['divisions', ''],
    queryFn: () => of(api.GET('/api/v1/divisions', { params: { query: { limit: 100 } } })),
    staleTime: long,
    select: ({ items }) => (items ?? []).map((d) => ({ value: d.name, label: d.name })),
  })
}
