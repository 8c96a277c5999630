import { expect, test } from 'vitest'
import { dueIn } from './due'

const now = Date.parse('2026-11-25T10:00:00+08:00')

test.each([
  ['2026-11-27T08:30:00+08:00', '剩 46 小时', 'calm'],
  ['2026-11-27T10:00:00+08:00', '剩 2 天', 'calm'],
  ['2026-11-26T09:59:00+08:00', '剩 23 小时', 'soon'],
  ['2026-11-25T10:00:20+08:00', '剩 1 分钟', 'soon'],
  ['2026-11-25T09:59:00+08:00', '已超时 1 分钟', 'over'],
  ['2026-11-25T06:30:00+08:00', '已超时 3 小时', 'over'],
  ['2026-11-20T10:00:00+08:00', '已超时 5 天', 'over'],
])('what is due at %s reads %s', (dueAt, text, urgency) => {
  expect(dueIn(dueAt, now)).toEqual({ text, urgency })
})
