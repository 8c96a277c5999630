import { Link } from 'react-router'
import { useMe } from '@/frame/me'
import { applyWords } from '@/words/apply'
import { listPath, type Kind } from './application'

const w = applyWords.guide

// Guide greets who has no application yet (row 19), and says before the start what
// will be needed.
export function Guide({ kind }: { kind: Kind }) {
  const { data: me } = useMe()
  return (
    <div className="panel guide">
      <h1>{w.title[kind]}</h1>
      <p>{w.what[kind]}</p>
      <h2>{w.needs}</h2>
      <ul>{w.list[kind].map((need) => <li key={need}>{need}</li>)}</ul>
      <p>{w.time}{w.keep}</p>
      <p>{w.offline}</p>
      {me?.verified ? (
        <Link className="button" to={`${listPath(kind)}/new`}>{w.start}</Link>
      ) : (
        <>
          <p className="notice-line warn">{w.verifyFirst}</p>
          <Link className="button" to="/me">{w.verify}</Link>
        </>
      )}
    </div>
  )
}
