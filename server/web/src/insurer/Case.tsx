import { useParams } from 'react-router'
import { yuan } from '@/base/money'
import { DeskCase, type Desk } from '@/desk/DeskCase'
import { courtWords } from '@/words/court'
import { insurerWords } from '@/words/insurer'
import { Letter } from './Letter'
import { Underwrite } from './Underwrite'

const w = insurerWords

// A guarantee that was asked of the insurer.
export function Component() {
  const { id } = useParams()
  return <DeskCase key={id} base={`/api/v1/insurer/guarantees/${id}`} back={{ to: '/insurer', label: w.back }} panel={(desk) => <Panel {...desk} />} />
}

function Panel(desk: Desk) {
  const { application: a } = desk
  if (a.documents?.length) return <Letter {...desk} />
  switch (a.status) {
    case 'under_review':
      return <Underwrite {...desk} />
    case 'returned':
      return <p>{w.waiting.returned}</p>
    case 'awaiting_payment':
      return <p>{w.waiting.pay(yuan(a.premium ?? 0))}</p>
    case 'issuing':
      return <p>{w.waiting.issuing}</p>
  }
  return <p>{courtWords.desk.nothing}</p>
}
