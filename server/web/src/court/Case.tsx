import { useParams } from 'react-router'
import { DeskCase, type Desk } from '@/desk/DeskCase'
import { yuan } from '@/base/money'
import { useMe } from '@/frame/me'
import { courtWords } from '@/words/court'
import { Review } from './Review'
import { Rule } from './Rule'
import { Ruled } from './Ruled'

const w = courtWords

// A case of the court: reviewed by judge or clerk, ruled on by a judge.
export function Component() {
  const { id } = useParams()
  return <DeskCase key={id} base={`/api/v1/court/preservations/${id}`} back={{ to: '/court', label: w.back }} panel={(desk) => <Panel {...desk} />} />
}

function Panel(desk: Desk) {
  const { data: me } = useMe()
  const { application: a } = desk
  switch (a.status) {
    case 'under_review':
      return <Review {...desk} />
    case 'awaiting_ruling':
      return me?.role === 'judge' ? <Rule {...desk} /> : <p>{w.rule.clerk}</p>
    case 'ruled':
      return <Ruled application={a} base={desk.base} />
    case 'awaiting_payment':
      return <p>{w.pay.fee(yuan(a.fee ?? 0))}</p>
    case 'returned':
      return <p>{w.waiting.returned}</p>
  }
  return <p>{w.desk.nothing}</p>
}
