import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAct } from '@/api/act'
import { api, of } from '@/api/client'
import { casePath, stepPath } from '@/apply/application'
import { Button, Tick } from '@/base/Field'
import { FaultSummary, faultsOf, type Fault } from '@/base/faults'
import { time } from '@/base/time'
import { NoticeLink, useNotice } from '@/door/Notice'
import { words } from '@/words'
import { casesWords } from '@/words/cases'
import type { Application } from './reader'
import { Fact } from './RulingPanel'

const w = casesWords.papers

// Papers are the policy and the letter of a guarantee, to be downloaded each by itself
// (row 65), and what the letter is good for (row 66).
export function Papers({ application: a }: { application: Application }) {
  const documents = a.documents ?? []
  if (documents.length === 0) return null
  return (
    <section className="panel" aria-labelledby="papers">
      <h2 id="papers">{w.title}</h2>
      {a.letterStatus && <p>{w.status}{casesWords.colon}<strong>{casesWords.letter[a.letterStatus]}</strong></p>}
      <div className="papers">
        {documents.map((d) => (
          <div className="part" key={d.kind}>
            <h3>{w[d.kind]}</h3>
            <dl className="rows">
              <Fact name={w.number} value={d.number} />
              <Fact name={w.issuedAt} value={time(d.issuedAt)} />
              <Fact name={w.code} value={d.code} />
            </dl>
            <p className="bar">
              <a className="button second" href={`/api/v1/guarantees/${a.id}/${d.kind}`} download>{w.download[d.kind]}</a>
              <a href={`/verify/${d.code}`} target="_blank" rel="noreferrer" aria-label={`${w.verify}${casesWords.colon}${w[d.kind]}`}>{w.verify}</a>
            </p>
          </div>
        ))}
      </div>
      {a.preservationId && <p>{w.usedFor}{casesWords.colon}<Link to={casePath('preservation', a.preservationId)}>{w.toPreservation}</Link></p>}
      {a.letterStatus === 'in_force' && <Use id={a.id} />}
    </section>
  )
}

// Use opens a preservation with everything of this guarantee.
function Use({ id }: { id: string }) {
  const notice = useNotice('preservation')
  const navigate = useNavigate()
  const [agreed, setAgreed] = useState(false)
  const [faults, setFaults] = useState<Fault[]>([])
  const opening = useAct((noticeVersion: string, header) => of(api.POST('/api/v1/guarantees/{id}/preservations', { params: { path: { id }, header }, body: { noticeVersion } })), {
    stale: [['guarantee', id], ['preservations'], ['guarantees'], ['summary']],
    done: (preservation) => void navigate(stepPath(preservation, 'basics')),
  })
  const open = () => {
    if (!agreed || !notice.data) return setFaults([{ location: 'noticeVersion', message: w.noticeAsk }])
    setFaults([])
    return opening.mutate(notice.data.version, { onError: (error) => setFaults(faultsOf(error)) })
  }
  return (
    <div className="use">
      <h3>{w.use}</h3>
      <p>{w.useWhat}</p>
      <FaultSummary faults={faults} />
      <Tick name="noticeVersion" faults={faults} checked={agreed} onChecked={setAgreed}>
        {words.actions.agree}<NoticeLink title={w.notice} notice={notice.data} />
      </Tick>
      <Button type="button" busy={opening.isPending} onClick={open}>{w.useNow}</Button>
    </div>
  )
}

// Used are the guarantees that secure a preservation.
export function Used({ application: a }: { application: Application }) {
  const linked = (a.securities ?? []).filter((s) => s.guaranteeId)
  if (linked.length === 0) return null
  return (
    <p className="panel">
      {w.fromGuarantee}{casesWords.colon}
      {linked.map((s) => <Link key={s.id} to={casePath('guarantee', s.guaranteeId!)}>{s.guarantorName || w.toGuarantee}</Link>)}
    </p>
  )
}
