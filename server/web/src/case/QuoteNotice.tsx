import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useAct } from '@/api/act'
import { api, of } from '@/api/client'
import { editable } from '@/apply/application'
import { Button } from '@/base/Field'
import { faultsOf } from '@/base/faults'
import { yuan } from '@/base/money'
import { casesWords } from '@/words/cases'
import { useMinute } from './Deadlines'
import type { Application } from './reader'

const w = casesWords.preview

// QuoteNotice says that the insurer's quote of a draft has run out, and asks for a new
// one.
export function QuoteNotice({ application: a }: { application: Application }) {
  const now = useMinute()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const renewing = useAct((id: string, header) => of(api.POST('/api/v1/guarantees/{id}/quote', { params: { path: { id }, header } })), {
    done: (fresh) => {
      queries.setQueryData(['guarantee', fresh.id], fresh)
      void message.success(w.renewed(yuan(fresh.suggestedPremium ?? 0)))
    },
  })
  if (!editable(a) || !a.quoteHeldUntil || new Date(a.quoteHeldUntil).getTime() > now) return null
  return (
    <div className="notice-line warn">
      <p>{w.quote}</p>
      {renewing.isError && <p role="alert" className="missing">{faultsOf(renewing.error)[0]?.message}</p>}
      <Button type="button" kind="second" busy={renewing.isPending} onClick={() => renewing.mutate(a.id)}>{w.renew}</Button>
    </div>
  )
}
