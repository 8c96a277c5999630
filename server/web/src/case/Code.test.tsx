import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Code } from './Code'
import type { Payment } from './payments'
import type { Application } from './reader'

afterEach(cleanup)

const order = (more: Partial<Payment>): Payment => ({
  id: 'O', purpose: 'fee', method: 'wechat', amount: 12_000, status: 'pending', codeUrl: 'weixin://pay', createdAt: '2026-11-27T10:00:00+08:00', expiresAt: new Date(Date.now() + 600_000).toISOString(), ...more,
})

function show(more: Partial<Payment>) {
  const onRenew = vi.fn()
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  render(
    <QueryClientProvider client={queries}>
      <Code application={{ kind: 'preservation', id: 'A' } as Application} order={order(more)} renewing={false} onRenew={onRenew} />
    </QueryClientProvider>,
  )
  return onRenew
}

test('an order that can be paid shows its code, and a link for a telephone', () => {
  const onRenew = show({})
  expect(screen.getByRole('img', { name: '请用微信扫一扫付款' })).toBeTruthy()
  expect(screen.getByRole('link', { name: '打开微信付款' }).getAttribute('href')).toBe('weixin://pay')
  expect(onRenew).not.toHaveBeenCalled()
})

test('a code that has run out is renewed once by itself, and then by hand', () => {
  const onRenew = show({ expiresAt: '2026-01-01T00:00:00+08:00' })
  expect(onRenew).toHaveBeenCalledOnce()
  screen.getByRole('button', { name: '换新的付款码' }).click()
  expect(onRenew).toHaveBeenCalledTimes(2)
})

test('a payment that differs from its order is not paid a second time', () => {
  show({ attention: 'amount_mismatch' })
  expect(screen.getByRole('alert').textContent).toContain('请不要再次付款')
  expect(screen.queryByRole('img')).toBeNull()
})
