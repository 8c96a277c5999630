import { expect, test } from 'vitest'
import { ruling, type Draft } from './ruling'

const draft: Draft = { outcome: 'partly_granted', amount: '5,000', text: ' 理由 ', how: 'template', file: undefined }
const asked = 1_000_000

test('a partial grant names its amount in fen', () => {
  expect(ruling(draft, asked)).toEqual({ faults: [], decision: { outcome: 'partly_granted', amount: 500_000, text: '理由' } })
})

test('what is granted or dismissed has no amount of its own', () => {
  expect(ruling({ ...draft, outcome: 'granted', text: '' }, asked).decision).toEqual({ outcome: 'granted' })
  expect(ruling({ ...draft, outcome: 'dismissed', text: '' }, asked).decision).toEqual({ outcome: 'dismissed' })
})

test.each([
  ['no outcome', { outcome: undefined }, 'outcome'], ['no amount', { amount: '' }, 'amount'], ['nothing', { amount: '0' }, 'amount'],
  ['all of it', { amount: '10000' }, 'amount'], ['more than was asked', { amount: '10000.01' }, 'amount'],
  ['no document', { how: 'upload' as const }, 'file'], ['a document of another kind', { how: 'upload' as const, file: new File(['x'], 'a.doc', { type: 'application/msword' }) }, 'file'],
])('%s is said at its field', (_, change, at) => {
  const { faults, decision } = ruling({ ...draft, ...change }, asked)
  expect(faults.map((f) => f.location)).toEqual([at])
  expect(decision).toBeUndefined()
})
