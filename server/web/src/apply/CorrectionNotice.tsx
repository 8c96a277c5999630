import { time } from '@/base/time'
import { applyWords } from '@/words/apply'
import { stepPath, type Application, type Step } from './application'
import { Link } from 'react-router'

const w = applyWords.correction

// CorrectionNotice lists what a return asks for, each leading to where it is put
// right, and until when.
export function CorrectionNotice({ application }: { application: Application }) {
  const { correction, kind } = application
  if (!correction || application.status !== 'returned') return null
  return (
    <section className="notice-line warn" aria-labelledby="correction">
      <h2 id="correction">{kind === 'preservation' ? w.title : w.insurer}</h2>
      <ul>
        {(correction.items ?? []).map((item) => (
          <li key={item.location + item.reason}>
            <Link to={`${stepPath(application, stepOf(item.location))}#${item.location}`}>{item.reason}</Link>
          </li>
        ))}
      </ul>
      <p>{w.due(time(correction.dueAt))}</p>
    </section>
  )
}

function stepOf(location: string): Step {
  if (location.startsWith('materials')) return 'materials'
  return location.startsWith('securities') ? 'securities' : 'basics'
}
