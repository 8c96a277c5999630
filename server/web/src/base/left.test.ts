import { expect, test } from 'vitest'
import { before, left } from './left'

const due = '2026-11-25T10:29:00+08:00'
const at = (text: string) => new Date(text).getTime()

test('what is left is said in days, then in hours, then in minutes', () => {
  expect(left(due, at('2026-11-20T10:00:00+08:00'))).toBe('剩 5 天')
  expect(left(due, at('2026-11-23T11:30:00+08:00'))).toBe('剩 46 小时')
  expect(left(due, at('2026-11-25T09:30:00+08:00'))).toBe('剩 59 分钟')
  expect(left(due, at('2026-11-25T10:28:40+08:00'))).toBe('剩 1 分钟')
  expect(left(due, at(due))).toBe('已到期')
})

test('a deadline is the clock in Beijing, with the year when it is another', () => {
  expect(before(due, at('2026-11-23T11:30:00+08:00'))).toBe('11月25日 10:29 前')
  expect(before('2027-02-26T00:07:00Z', at('2026-12-31T23:00:00+08:00'))).toBe('2027年2月26日 08:07 前')
})
