// An act is something that a person does once: create, submit, pay, decide. It
// carries an Idempotency-Key, the same one when the answer was lost and the person
// tries again with the same content.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { Lost } from './client'

export type Keyed = { 'Idempotency-Key': string }

export function useAct<In, Out>(
  act: (input: In, header: Keyed) => Promise<Out>,
  after: { stale?: readonly unknown[][]; done?: (out: Out, input: In) => void } = {},
) {
  const queries = useQueryClient()
  const last = useRef({ content: '', key: '' })
  return useMutation({
    mutationFn: (input: In) => {
      const content = JSON.stringify(input) ?? ''
      if (last.current.content !== content || last.current.key === '') last.current = { content, key: crypto.randomUUID() }
      return act(input, { 'Idempotency-Key': last.current.key })
    },
    onError: (error) => {
      if (!(error instanceof Lost)) last.current.key = ''
    },
    onSuccess: async (out, input) => {
      last.current.key = ''
      await Promise.all((after.stale ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })))
      after.done?.(out, input)
    },
  })
}
