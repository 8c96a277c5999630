import type { Schemas } from '@/api/client'
import { usePart } from '@/case/reader'
import { Loaded } from '@/frame/Page'
import { courtWords } from '@/words/court'

const w = courtWords.desk

// Checked is what the system found when it looked the application over.
export function Checked({ base }: { base: string }) {
  const query = usePart<Schemas['Check']>(base, 'check')
  return (
    <section className="panel" aria-labelledby="check">
      <h2 id="check">{w.check}</h2>
      <Loaded query={query}>
        {({ missing, warnings }) => (
          <>
            {!missing?.length && !warnings?.length && <p>{w.checkGood}</p>}
            <Lines title={w.missing} lines={missing} />
            <Lines title={w.warnings} lines={warnings} />
          </>
        )}
      </Loaded>
    </section>
  )
}

function Lines({ title, lines }: { title: string; lines: Schemas['Missing'][] | null }) {
  if (!lines?.length) return null
  return (
    <>
      <p>{title}</p>
      <ul>{lines.map((l) => <li key={l.location + l.detail}>{l.detail}</li>)}</ul>
    </>
  )
}
