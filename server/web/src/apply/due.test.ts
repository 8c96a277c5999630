import { describe, expect, it } from 'vitest'
import { dueOf, leftOf } from './due'

const hour = 3600_000

describe('what an application waits for', () => {
  const now = new Date('2026-11-23T04:29:00Z').getTime()
  it('is said with the time that is left and the clock in Beijing', () =>
    expect(dueOf({ kind: 'preservation', status: 'under_review', nextDeadline: { name: 'review', dueAt: '2026-11-25T10:29:00+08:00' } }, now)).toBe(
      '等待法院审核，剩 46 小时（11月25日 10:29 前）',
    ))
  it('is of the insurer where a guarantee is asked', () =>
    expect(dueOf({ kind: 'guarantee', status: 'under_review', nextDeadline: { name: 'review', dueAt: '2026-11-25T10:29:00+08:00' } }, now)).toMatch(/^等待保险公司审核/))
  it('is what comes of the status when no term runs', () => expect(dueOf({ kind: 'preservation', status: 'ruled' }, now)).toBe('法院已作出裁定'))
  it.each([[96 * hour, '剩 4 天'], [71 * hour, '剩 71 小时'], [hour / 2, '剩 30 分钟'], [-1, '已过期限']])('%d ms are %s', (left, said) => expect(leftOf(left)).toBe(said))
})
