// A rate card as it is typed, and as the API takes it.
import type { Schemas } from '@/api/client'
import type { Fault } from '@/base/faults'
import { parse, yuan } from '@/base/money'
import { insurerWords } from '@/words/insurer'
import { percentText, ppmOf, type Card } from './premium'

const w = insurerWords.cards

export type Tier = { key: number; upTo: string; rate: string }
export type Draft = {
  validFrom: string; validUntil: string; minimum: string; maximum: string; tiers: Tier[]
  which: 'all' | 'some'; courts: { code: string; name: string }[]; undone: string; surrendered: string
}

const amount = (fen: number) => (fen === 0 ? '' : yuan(fen))

// draftOf begins with what holds now; when it shall hold is for its author to say.
export function draftOf(card: Card | undefined): Draft {
  const tiers = (card?.tiers ?? [{ upTo: 0, ratePpm: 0 }]).map((t, key) => ({ key, upTo: amount(t.upTo), rate: t.ratePpm ? percentText(t.ratePpm) : '' }))
  const courts = (card?.courts ?? []).map((code) => ({ code, name: code }))
  return {
    validFrom: '', validUntil: '', minimum: amount(card?.minimum ?? 0), maximum: amount(card?.maximum ?? 0), tiers, which: courts.length ? 'some' : 'all', courts,
    undone: percentText(card?.refunds.undonePpm ?? 1_000_000), surrendered: percentText(card?.refunds.surrenderedPpm ?? 1_000_000),
  }
}

// formOf is the card as it is sent, or what cannot be read. Whether a card makes sense
// the server says, at the same places.
export function formOf(d: Draft): { faults: Fault[]; form?: Schemas['RateCardForm'] } {
  const faults: Fault[] = []
  const fen = (location: string, text: string) => {
    const read = text.trim() === '' ? 0 : parse(text, 100)
    if (read === undefined) faults.push({ location, message: w.amountAsk })
    return read ?? 0
  }
  const ppm = (location: string, text: string, ask: string, most = 1_000_000) => {
    const read = ppmOf(text)
    if (read === undefined || read > most) faults.push({ location, message: ask })
    return read ?? 0
  }
  if (!d.validFrom.trim()) faults.push({ location: 'validFrom', message: w.dateAsk })
  const limits = { minimum: fen('minimum', d.minimum), maximum: fen('maximum', d.maximum) }
  const tiers = d.tiers.map((t, i) => ({ upTo: fen(`tiers[${i}].upTo`, t.upTo), ratePpm: ppm(`tiers[${i}].ratePpm`, t.rate, w.rateAsk) }))
  if (d.which === 'some' && d.courts.length === 0) faults.push({ location: 'courts', message: w.courtsAsk })
  const refunds = { undonePpm: ppm('refunds.undonePpm', d.undone, w.shareAsk), surrenderedPpm: ppm('refunds.surrenderedPpm', d.surrendered, w.shareAsk) }
  if (faults.length > 0) return { faults }
  return {
    faults,
    form: {
      validFrom: d.validFrom.trim(), ...(d.validUntil.trim() && { validUntil: d.validUntil.trim() }), ...limits, tiers, refunds,
      ...(d.which === 'some' && { courts: d.courts.map((c) => c.code) }),
    },
  }
}
