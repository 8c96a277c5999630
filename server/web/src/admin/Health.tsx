import { useQuery } from '@tanstack/react-query'
import { Lost } from '@/api/client'
import { faultsOf } from '@/base/faults'
import { adminWords } from '@/words/admin'
import { casesWords } from '@/words/cases'

const w = adminWords.health

// Health is what the server says of the parts that it stands on; /readyz answers the
// same words when one of them is away.
export function Health() {
  const query = useQuery({ queryKey: ['admin', 'health'], queryFn: ready, refetchInterval: 30_000, retry: false })
  return (
    <section className="panel" aria-labelledby="health">
      <h2 id="health">{w.title}</h2>
      {query.isError && <p role="alert">{w.away}：{faultsOf(query.error)[0]?.message}</p>}
      {query.data && (
        <ul className="health">
          {Object.entries(query.data).map(([part, word]) => (
            <li key={part}>{w.parts[part] ?? part}{casesWords.colon}<span className={word === 'ok' ? 'good' : word === 'none' ? 'quiet' : 'bad'}>{w.words[word] ?? word}</span></li>
          ))}
        </ul>
      )}
      <button className="plain" type="button" onClick={() => void query.refetch()}>{w.refresh}</button>
    </section>
  )
}

async function ready(): Promise<Record<string, string>> {
  const answer = await fetch('/readyz').catch(() => {
    throw new Lost()
  })
  if (!answer.headers.get('Content-Type')?.includes('json')) throw new Lost()
  return (await answer.json()) as Record<string, string>
}
