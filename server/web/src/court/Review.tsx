import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, of } from '@/api/client'
import { ChoiceField } from '@/base/Field'
import type { Fault } from '@/base/faults'
import { parse, yuan } from '@/base/money'
import { AmountField } from '@/desk/AmountField'
import { Deciding, type Reading } from '@/desk/Deciding'
import type { Desk } from '@/desk/DeskCase'
import { MarkList } from '@/desk/MarkList'
import { faultsOfMarks, itemsOf } from '@/desk/marks'
import { noReason, ReasonField, reasonOf } from '@/desk/ReasonField'
import { courtWords } from '@/words/court'

const w = courtWords.review

type Choice = 'accept' | 'return' | 'reject'

// Review (审查) accepts a case and orders its fee, returns it with everything that is to
// be put right, or rejects it (row 57).
export function Review({ application: a, base, marking, marks, ...watch }: Desk) {
  const [choice, choose] = useState<Choice>()
  const rule = useQuery({ queryKey: ['fee', a.amount], queryFn: () => of(api.GET('/api/v1/fees/preservation', { params: { query: { amount: a.amount ?? 0 } } })) })
  const [typed, setFee] = useState<string>()
  const [reason, setReason] = useState(noReason)
  useEffect(() => marks(choice === 'return'), [choice, marks])
  const fee = typed ?? (rule.data ? yuan(rule.data.fee) : '')

  const read = (): Reading => {
    switch (choice) {
      case 'accept':
        return accepted(parse(fee, 100), rule.data?.fee)
      case 'return':
        return { ...faultsOr(faultsOfMarks(marking.all), { decision: { decision: 'return', items: itemsOf(marking.all) }, act: w.act.return, effects: w.effect.return(marking.all.length) }) }
      case 'reject':
        return faultsOr(reasonOf(reason) ? [] : [{ location: 'reason', message: courtWords.desk.reasonAsk }], { decision: { decision: 'reject', reason: reasonOf(reason) }, act: w.act.reject, effects: w.effect.reject })
    }
    return { faults: [{ location: 'decision', message: w.decisionAsk }] }
  }
  return (
    <Deciding application={a} base={base} path="review" next={choice ? w.next[choice] : w.title} told={[courtWords.desk.told(a.submitter ?? '')]} read={read} {...watch}>
      {(faults) => (
        <>
          <ChoiceField<Choice> name="decision" label={w.decision} faults={faults} value={choice} onValue={choose} options={choices} />
          {choice === 'accept' && (
            <AmountField name="fee" label={w.fee} faults={faults} value={fee} onValue={setFee} hint={rule.data ? w.feeRule(yuan(a.amount ?? 0), yuan(rule.data.fee), rule.data.article) : w.feeWaiting} />
          )}
          {choice === 'return' && <MarkList marking={marking} faults={faults} />}
          {choice === 'reject' && <ReasonField list={w.rejectReasons} faults={faults} value={reason} onValue={setReason} />}
        </>
      )}
    </Deciding>
  )
}

const choices = (['accept', 'return', 'reject'] as const).map((value) => ({ value, label: w.options[value] }))

// faultsOr is what is wrong, or the decision when nothing is.
const faultsOr = (faults: Fault[], good: Omit<Extract<Reading, { act: string }>, 'faults'>): Reading => (faults.length > 0 ? { faults } : { faults: [], ...good })

// accepted holds the fee against the scale: it may be less and not more.
function accepted(fee: number | undefined, most: number | undefined): Reading {
  if (fee === undefined) return { faults: [{ location: 'fee', message: courtWords.desk.amountAsk }] }
  if (most !== undefined && fee > most) return { faults: [{ location: 'fee', message: w.feeHigh(yuan(most)) }] }
  return { faults: [], decision: { decision: 'accept', fee }, act: w.act.accept, effects: fee > 0 ? w.effect.accept(yuan(fee)) : w.effect.free }
}
