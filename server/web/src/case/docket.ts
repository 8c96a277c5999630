// What an entry of the docket says besides its kind, in lines for people.
import type { Schemas } from '@/api/client'
import { percent, yuan } from '@/base/money'
import { casesWords } from '@/words/cases'

const w = casesWords.docket

export type Entry = Schemas['DocketItem']
export type Shown = Entry & { times: number }

// folded lays changes that follow one another into one line with their number, and
// turns the newest up.
export function folded(items: Entry[]): Shown[] {
  const shown: Shown[] = []
  for (const item of items) {
    const last = shown.at(-1)
    if (item.kind === 'edited' && last?.kind === 'edited') shown[shown.length - 1] = { ...item, times: last.times + 1 }
    else shown.push({ ...item, times: 1 })
  }
  return shown.reverse()
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const money = (value: unknown) => (typeof value === 'number' ? `${yuan(value)} ${casesWords.yuan}` : undefined)
const of = (names: Record<string, string>, value: unknown) => (typeof value === 'string' ? (names[value] ?? value) : undefined)

// said are the lines of an entry. A detail that nobody has a word for is left out.
export function said(entry: Entry): string[] {
  const detail = (entry.detail ?? {}) as Record<string, unknown>
  const lines: [string, string | undefined][] = [
    [w.outcome, of(casesWords.outcome, detail['outcome'])],
    [w.amount, money(detail['amount'])],
    [w.fee, money(detail['fee'])],
    [w.premium, money(detail['premium'])],
    [w.rate, typeof detail['ratePpm'] === 'number' ? percent(detail['ratePpm']) : undefined],
    [w.method, of(w.methods, detail['method'])],
    [w.rulingNumber, text(detail['number'])],
    [w.policyNumber, text(detail['policyNumber'])],
    [w.letterNumber, text(detail['letterNumber'])],
    [w.preservation, text(detail['preservation'])],
    [w.guarantee, text(detail['guarantee'])],
    [w.score, typeof detail['score'] === 'number' ? w.stars(detail['score']) : undefined],
    [w.reason, text(of(w.reasons, detail['reason']))],
    [w.note, text(detail['note'])],
    [w.refund, money(detail['refund'])],
    [w.article, text(detail['article'])],
  ]
  const items = Array.isArray(detail['items']) ? (detail['items'] as { reason?: string }[]) : []
  return [...lines.filter(([, value]) => value !== undefined).map(([label, value]) => label + casesWords.colon + value), ...items.map((item) => item.reason ?? '').filter(Boolean)]
}
