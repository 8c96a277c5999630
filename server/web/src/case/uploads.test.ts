import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { Unsent } from './send'
import { add, cancel, retry, useUploads } from './uploads'

// each file on its way, to be let through or refused by the test
const line = vi.hoisted(() => new Map<string, { arrive: () => void; fail: (error: Error) => void; aborted: boolean; keys: string[] }>())
vi.mock(import('./send'), async (original) => ({
  ...(await original()),
  send: ({ file, key }) => {
    const way = { arrive: () => {}, fail: (_: Error) => {}, aborted: false, keys: [...(line.get(file.name)?.keys ?? []), key] }
    const arrived = new Promise<void>((resolve, reject) => Object.assign(way, { arrive: resolve, fail: reject }))
    line.set(file.name, way)
    return { arrived, abort: () => (way.aborted = true) }
  },
}))

const base = '/api/v1/preservations/A'
const file = (name: string, size = 1) => Object.defineProperty(new File(['x'], name), 'size', { value: size })
const slot = { slot: 'evidence' }
const settle = () => act(async () => {})

test('three files are sent at a time, and the next when one has arrived', async () => {
  const { result } = renderHook(() => useUploads(base))
  const done = vi.fn()
  act(() => add(base, slot, ['a', 'b', 'c', 'd'].map((name) => file(name)), done))
  expect(result.current.map((u) => u.state)).toEqual(['sending', 'sending', 'sending', 'waiting'])
  line.get('b')!.arrive()
  await settle()
  expect(done).toHaveBeenCalledOnce()
  expect(result.current.map((u) => u.file.name + u.state)).toEqual(['asending', 'csending', 'dsending'])

  act(() => cancel(result.current[0]!.key))
  expect(line.get('a')!.aborted).toBe(true)
  for (const name of ['c', 'd']) line.get(name)!.arrive()
  await settle()
  expect(result.current).toEqual([])
})

test('a file that was lost on the way is sent again under its key, a refused one is not offered again', async () => {
  const { result } = renderHook(() => useUploads(base))
  act(() => add(base, slot, [file('lost'), file('bad')], () => {}))
  line.get('lost')!.fail(new Unsent('', true))
  line.get('bad')!.fail(new Unsent('文件已损坏', false))
  await settle()
  expect(result.current.map((u) => [u.state, u.again])).toEqual([['failed', true], ['failed', false]])
  expect(result.current[1]!.fault).toBe('文件已损坏')
  act(() => retry(result.current[0]!.key))
  const { keys } = line.get('lost')!
  expect(keys[1]).toBe(keys[0])
  line.get('lost')!.arrive()
  await settle()
  act(() => cancel(result.current[0]!.key))
  expect(result.current).toEqual([])
})

test('what is empty or too large is not sent at all', () => {
  const { result } = renderHook(() => useUploads(base))
  act(() => add(base, slot, [file('empty', 0), file('large', (20 << 20) + 1)], () => {}))
  expect(result.current.map((u) => [u.state, u.again])).toEqual([['failed', false], ['failed', false]])
  expect(line.has('empty') || line.has('large')).toBe(false)
})
