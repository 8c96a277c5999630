import type { Schemas } from '@/api/client'
import { courtWords } from '@/words/court'

const w = courtWords.desk

// partiesOf is who asks against whom: 田浩 诉 国石传媒 等 2 人.
export function partiesOf(a: Pick<Schemas['ApplicationView'], 'parties'>): string {
  const of = (role: string) => {
    const names = (a.parties ?? []).filter((p) => p.role === role).map((p) => p.name)
    return names.length > 1 ? w.and(names[0]!, names.length) : (names[0] ?? '')
  }
  return w.parties(of('applicant'), of('respondent'))
}
