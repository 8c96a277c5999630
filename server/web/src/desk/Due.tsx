import { before } from '@/base/left'
import { deadlineName, useMinute } from '@/case/Deadlines'
import { courtWords } from '@/words/court'
import { dueIn } from './due'

type Deadline = { name: string; dueAt: string }

// Due is the running deadline of a case: its name, what is left, and the clock. The
// words say it without the colour.
export function Due({ deadline, insurer = false }: { deadline: Deadline | undefined; insurer?: boolean }) {
  const now = useMinute()
  if (!deadline) return <span className="quiet">{courtWords.desk.noDue}</span>
  const { text, urgency } = dueIn(deadline.dueAt, now)
  return (
    <span className={'due ' + urgency}>
      {deadlineName(deadline.name, insurer)} <strong>{text}</strong>
      <span className="quiet"> {before(deadline.dueAt, now)}</span>
    </span>
  )
}
