import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, of, type Schemas } from '@/api/client'
import { time } from '@/base/time'
import { useMe } from '@/frame/me'
import { useTitle } from '@/frame/Page'
import { Pages, usePages } from '@/frame/pages'
import { Rows } from '@/frame/Rows'
import { casesWords } from '@/words/cases'
import { insurerWords } from '@/words/insurer'

const w = insurerWords.evaluations

// What the people who were insured say about the insurer (row 67).
export function Component() {
  useTitle(w.title)
  const { data: me } = useMe()
  const insurers = useQuery({ queryKey: ['insurers'], queryFn: () => of(api.GET('/api/v1/insurers', { params: { query: { limit: 100 } } })) })
  const query = usePages<Schemas['InsurerEvaluation']>(['insurer', 'evaluations'], (cursor) => of(api.GET('/api/v1/insurer/evaluations', { params: { query: { ...(cursor && { cursor }) } } })))
  const average = insurers.data?.items?.find((i) => i.code === me?.insurerCode)?.averageScore
  return (
    <>
      <h1>{w.title}</h1>
      <p className="panel">{w.average}{casesWords.colon}<strong>{average ? w.points(average) : w.noAverage}</strong></p>
      <Pages query={query} none={w.none}>
        {(items) => (
          <Rows
            caption={w.title} items={items} id={(e) => e.guaranteeId}
            columns={[
              { title: w.score, cell: (e) => w.points(e.score) }, { title: w.comment, cell: (e) => e.comment || w.noComment },
              { title: w.of, cell: (e) => <Link to={`/insurer/${e.guaranteeId}`}>{e.number}</Link> }, { title: w.at, cell: (e) => time(e.updatedAt) },
            ]}
          />
        )}
      </Pages>
    </>
  )
}
