import { expect, test } from 'vitest'
import { ppmOf, premiumOf, quotedBy, rangeOf, standingOf, type Card } from './premium'

const card = (version: number, minimum: number, ...rates: number[]): Card => ({
  insurerCode: 'picc', version, minimum, maximum: 0, courts: [], demonstration: false, validFrom: '2026-01-01', validUntil: '',
  refunds: { undonePpm: 1_000_000, surrenderedPpm: 1_000_000 }, tiers: rates.map((ratePpm, i) => ({ ratePpm, upTo: i === rates.length - 1 ? 0 : (i + 1) * 1_000_000 })),
})

test.each([['0.3', 3000], ['0.3%', 3000], ['０．３', 3000], ['1', 10_000], ['0.0001', 1], ['', undefined], ['-1', undefined], ['0.00001', undefined], ['a', undefined]])(
  'the rate %s is %s parts per million', (text, ppm) => expect(ppmOf(text)).toBe(ppm))

test.each([[1_000_000, 3000, 0, 3000], [1_000_000, 3000, 50_000, 50_000], [1, 1, 0, 1], [50_000_000_000_001, 999_999, 0, 49_999_950_000_001], [1_500, 1000, 0, 2]])(
  'the premium on %s fen at %s ppm, at least %s, is %s fen', (sum, ppm, minimum, premium) => expect(premiumOf(sum, ppm, minimum)).toBe(premium))

test('the card of a quote is the newest that asks just that much', () => {
  const cards = [card(3, 0, 2000), card(2, 0, 3000, 1000), card(1, 0, 3000)]
  expect(quotedBy(cards, 1_000_000, 3000, 3000)?.version).toBe(2)
  expect(quotedBy(cards, 2_000_000, 1000, 2000)?.version).toBe(2)
  expect(quotedBy(cards, 1_000_000, 2500, 2500)).toBeUndefined()
  expect(rangeOf(cards[1]!)).toEqual([1000, 3000])
})

test('a card holds from its first day to its last, until a newer one has begun', () => {
  const [old, now, later] = [card(1, 0, 3000), { ...card(2, 0, 3000), validFrom: '2026-06-01' }, { ...card(3, 0, 3000), validFrom: '2027-01-01' }]
  const all = [later, now, old]
  expect(all.map((c) => standingOf(c, all, '2026-11-28'))).toEqual(['later', 'now', 'replaced'])
  expect(standingOf({ ...now, validUntil: '2026-11-27' }, all, '2026-11-28')).toBe('past')
})
