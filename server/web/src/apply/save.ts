import { useQueryClient } from '@tanstack/react-query'
import { useAct, type Keyed } from '@/api/act'
import { Refusal } from '@/api/client'
import { applicationKey, ifMatch, type Application } from './application'

export type Headers = Keyed & { 'If-Match': string }

// useSave writes to an application that was read in its present version, and has
// everything that shows it read again. After a stale write (412) the application is
// read again as well: who insists may write once more.
export function useSave<In, Out>(app: Application, write: (input: In, header: Headers) => Promise<Out>, done?: (out: Out, input: In) => void) {
  const queries = useQueryClient()
  const key = applicationKey(app.kind, app.id)
  return useAct(
    async (input: In, header: Keyed) => {
      try {
        return await write(input, { ...header, ...ifMatch(app) })
      } catch (error) {
        if (isStale(error) || isClosed(error)) await queries.invalidateQueries({ queryKey: key })
        throw error
      }
    },
    { stale: [key, [`${app.kind}s`]], ...(done && { done }) },
  )
}

// isStale: somebody else has written since the application was read.
export const isStale = (error: unknown) => error instanceof Refusal && error.problem.status === 412

const isClosed = (error: unknown) => error instanceof Refusal && error.problem.status === 409
