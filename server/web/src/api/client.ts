// The typed client of the public API. What the server refuses is thrown as a
// Refusal; what never arrived as a Lost.
import createClient, { type Middleware } from 'openapi-fetch'
import type { components, paths } from './schema'

export type Schemas = components['schemas']
export type Problem = Schemas['Problem']

// Refusal is an answer that says no, with the words for the person.
export class Refusal extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfter: number, // seconds, 0 when it makes no difference
  ) {
    super(problem.detail)
  }

  get code() {
    return this.problem.code
  }

  // faults are the fields that are wrong, by their location without "body.".
  get faults(): { location: string; message: string }[] {
    return (this.problem.errors ?? []).map((e) => ({ location: e.location.replace(/^body\./, ''), message: e.detail }))
  }
}

// Lost is a request whose answer did not come: it may have been carried out.
export class Lost extends Error {}

const refusing: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return undefined
    throw await refusalOf(response)
  },
  onError() {
    return new Lost()
  },
}

// refusalOf reads the answer of a request that was not taken. A proxy on the way
// may answer with something that is not of ours.
export async function refusalOf(response: Response): Promise<Error> {
  try {
    const problem = (await response.json()) as Problem
    if (typeof problem.detail === 'string') return new Refusal(problem, Number(response.headers.get('Retry-After')) || 0)
  } catch {
    // not JSON
  }
  return new Lost()
}

export const api = createClient<paths>({ baseUrl: '/', fetch: (request) => fetch(request) })
api.use(refusing)

// of unwraps what an operation answered.
export async function of<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T
}
