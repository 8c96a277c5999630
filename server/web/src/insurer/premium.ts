// Premiums as the rate card of the insurer has them. The server has the last word.
import type { Schemas } from '@/api/client'

export type Card = Schemas['RateCard']

// ppmOf reads a rate in percent, 0.3 for 3,000 parts per million.
export function ppmOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s%]/g, '')
  if (!/^\d{1,3}(\.\d{0,4})?$/.test(plain)) return undefined
  return Math.round(Number(plain) * 10_000)
}

// percentText is a rate as it is typed: 0.3.
export const percentText = (ppm: number) => String(ppm / 10_000)

// premiumOf is the rate on the sum, rounded half up, not below the minimum nor one fen.
export function premiumOf(sum: number, ppm: number, minimum: number): number {
  const share = (BigInt(sum) * BigInt(ppm) + 500_000n) / 1_000_000n
  return Math.max(Number(share), minimum, 1)
}

// rangeOf is the lowest and the highest rate of a card.
export function rangeOf(card: Card): [number, number] {
  const rates = (card.tiers ?? []).map((t) => t.ratePpm)
  return [Math.min(...rates), Math.max(...rates)]
}

// quotedBy is the card by which a guarantee was quoted: the newest that asks just that
// much. None when the insurer's cards do not say.
export function quotedBy(cards: Card[], sum: number, ppm: number, premium: number): Card | undefined {
  return cards.find((card) => tierOf(card, sum) === ppm && premiumOf(sum, ppm, card.minimum) === premium)
}

const tierOf = (card: Card, sum: number) => (card.tiers ?? []).find((t) => t.upTo === 0 || sum <= t.upTo)?.ratePpm

export type Standing = 'now' | 'later' | 'past' | 'replaced'

// standingOf says whether a card holds on a day (2026-11-27): until a newer one for all
// courts has begun.
export function standingOf(card: Card, all: Card[], today: string): Standing {
  if (card.validFrom > today) return 'later'
  if (card.validUntil && card.validUntil < today) return 'past'
  const newer = all.some((c) => c.version > card.version && !c.courts?.length && c.validFrom <= today && (!c.validUntil || c.validUntil >= today))
  return newer ? 'replaced' : 'now'
}
