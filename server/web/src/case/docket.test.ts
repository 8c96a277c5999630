import { expect, test } from 'vitest'
import { folded, said, type Entry } from './docket'

const entry = (seq: number, kind: string, detail: unknown = null): Entry => ({ seq, kind, detail, actor: 'applicant', at: '2026-11-27T10:00:00+08:00', status: 'draft' })

test('changes that follow one another are one line, and the newest stands first', () => {
  const shown = folded([entry(1, 'opened'), entry(2, 'edited'), entry(3, 'edited'), entry(4, 'submitted'), entry(5, 'edited')])
  expect(shown.map((e) => [e.seq, e.kind, e.times])).toEqual([[5, 'edited', 1], [4, 'submitted', 1], [3, 'edited', 2], [1, 'opened', 1]])
})

test('a detail is said in words with its amounts in yuan', () => {
  expect(said(entry(1, 'ruled', { outcome: 'partly_granted', amount: 1_234_500, number: '（2026）京0105财保1号', sha256: 'ab' }))).toEqual(['结果：部分准予', '金额：12,345.00 元', '文书编号：（2026）京0105财保1号'])
  expect(said(entry(1, 'underwritten', { ratePpm: 3000, premium: 3000 }))).toEqual(['担保费：30.00 元', '费率：0.3%'])
  expect(said(entry(1, 'returned', { items: [{ location: 'amount', reason: '请核对' }], reason: '' }))).toEqual(['请核对'])
})

test('why a letter ended is said in words, and what somebody wrote stands as written', () => {
  expect(said(entry(1, 'cancelled', { reason: 'surrendered', refund: 3000, note: '不再需要' }))).toEqual(['理由：投保人退保', '说明：不再需要', '退还担保费：30.00 元'])
  expect(said(entry(1, 'withdrawn', { reason: '双方已和解' }))).toEqual(['理由：双方已和解'])
})

test('an entry without a detail, or with one that nobody has a word for, says nothing more', () => {
  expect(said(entry(1, 'opened'))).toEqual([])
  expect(said(entry(1, 'edited', { part: 'parties', id: 'x', act: 'added' }))).toEqual([])
})
