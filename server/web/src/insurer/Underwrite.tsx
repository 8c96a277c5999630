import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, of } from '@/api/client'
import { ChoiceField } from '@/base/Field'
import { percent, yuan } from '@/base/money'
import { Deciding, type Reading } from '@/desk/Deciding'
import type { Desk } from '@/desk/DeskCase'
import { MarkList } from '@/desk/MarkList'
import { faultsOfMarks, itemsOf } from '@/desk/marks'
import { noReason, ReasonField, reasonOf } from '@/desk/ReasonField'
import { courtWords } from '@/words/court'
import { insurerWords } from '@/words/insurer'
import { percentText, ppmOf, premiumOf, quotedBy, rangeOf } from './premium'
import { RateField, type Terms } from './RateField'

const w = insurerWords.decide

type Choice = 'approve' | 'return' | 'decline'
const choices = (['approve', 'return', 'decline'] as const).map((value) => ({ value, label: w.options[value] }))

// Underwrite (核保) takes a guarantee on at a rate of the card and not above the quote,
// returns it, or declines it.
export function Underwrite({ application: a, base, marking, marks, ...watch }: Desk) {
  const [choice, choose] = useState<Choice>()
  const [rate, setRate] = useState(percentText(a.ratePpm ?? 0))
  const [reason, setReason] = useState(noReason)
  const terms = useTerms(a)
  useEffect(() => marks(choice === 'return'), [choice, marks])
  const read = (): Reading => {
    switch (choice) {
      case 'approve':
        return approved(rate, terms)
      case 'return': {
        const faults = faultsOfMarks(marking.all)
        return faults.length > 0 ? { faults } : { faults: [], decision: { decision: 'return', items: itemsOf(marking.all) }, act: w.act.return, effects: w.effect.return(marking.all.length) }
      }
      case 'decline':
        if (!reasonOf(reason)) return { faults: [{ location: 'reason', message: courtWords.desk.reasonAsk }] }
        return { faults: [], decision: { decision: 'decline', reason: reasonOf(reason) }, act: w.act.decline, effects: w.effect.decline }
    }
    return { faults: [{ location: 'decision', message: w.ask }] }
  }
  return (
    <Deciding application={a} base={base} path="underwriting" next={choice ? w.next[choice] : w.title} told={[courtWords.desk.told(a.submitter ?? '')]} read={read} {...watch}>
      {(faults) => (
        <>
          <ChoiceField<Choice> name="decision" label={w.decision} faults={faults} value={choice} onValue={choose} options={choices} />
          {choice === 'approve' && <RateField faults={faults} value={rate} onValue={setRate} terms={terms} />}
          {choice === 'return' && <MarkList marking={marking} faults={faults} />}
          {choice === 'decline' && <ReasonField list={w.declineReasons} faults={faults} value={reason} onValue={setReason} />}
        </>
      )}
    </Deciding>
  )
}

// useTerms is by what the guarantee was quoted.
function useTerms(a: Desk['application']): Terms {
  const cards = useQuery({ queryKey: ['insurer', 'rate-cards', 'all'], queryFn: () => of(api.GET('/api/v1/insurer/rate-cards', { params: { query: { limit: 100 } } })) })
  const sum = a.guaranteeAmount ?? 0
  const quoted = a.suggestedPremium ?? 0
  return { sum, quoted, card: quotedBy(cards.data?.items ?? [], sum, a.ratePpm ?? 0, quoted) }
}

function approved(text: string, { sum, quoted, card }: Terms): Reading {
  const at = (message: string): Reading => ({ faults: [{ location: 'ratePpm', message }] })
  const ppm = ppmOf(text)
  if (ppm === undefined || ppm === 0) return at(w.rateAsk)
  if (card) {
    const [low, high] = rangeOf(card)
    if (ppm < low || ppm > high) return at(w.rateOut(percent(low), percent(high)))
  }
  const premium = premiumOf(sum, ppm, card?.minimum ?? 0)
  if (premium > quoted) return at(w.above(yuan(quoted)))
  return { faults: [], decision: { decision: 'approve', ratePpm: ppm }, act: w.act.approve, effects: w.effect.approve(percent(ppm), yuan(premium)) }
}
