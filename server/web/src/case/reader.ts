// What an application is made of is read in the same way by its owner and at the
// desks: under a base, /api/v1/preservations/ID or /api/v1/court/preservations/ID.
import { useQuery } from '@tanstack/react-query'
import { Lost, refusalOf, type Schemas } from '@/api/client'

export type Application = Schemas['ApplicationView']
export type Kind = Application['kind']
export type Material = Schemas['Material']

// keyOf is the query key of what is under a base: ['court', 'preservation', ID].
export const keyOf = (base: string) => base.replace(/^\/api\/v1\//, '').split('/').map((part) => part.replace(/^(preservation|guarantee)s$/, '$1'))

// ask reads an answer at an address that is put together.
export async function ask(address: string): Promise<Response> {
  const answer = await fetch(address, { headers: { Accept: '*/*' } }).catch(() => {
    throw new Lost()
  })
  if (!answer.ok) throw await refusalOf(answer)
  return answer
}

// usePart reads what lies below an application: docket, deadlines, check, payments.
export function usePart<T>(base: string, name: string, options: { refetchInterval?: number | false } = {}) {
  return useQuery({ queryKey: [...keyOf(base), name], queryFn: async () => (await (await ask(`${base}/${name}`)).json()) as T, ...options })
}
