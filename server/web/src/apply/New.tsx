import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Button, Tick } from '@/base/Field'
import { FaultSummary, type Fault } from '@/base/faults'
import { NoticeText, useNotice } from '@/door/Notice'
import { useMe, type Me } from '@/frame/me'
import { Loaded, useTitle } from '@/frame/Page'
import { applyWords } from '@/words/apply'
import { listPath, useKind, type Kind } from './application'
import { Create } from './Create'
import { CoverFor, UseLetter } from './Copied'
import './apply.css'

const w = applyWords.create

// The beginning of an application (rows 21 to 30, 60): first the notice, read and
// ticked, then the form. What is made from something else (a preservation from a
// letter, a guarantee for a preservation) asks only for what is new.
export function Component() {
  const kind = useKind()
  const { data: me } = useMe()
  useTitle(w.title[kind])
  if (!me) return null
  if (!me.verified) return <Verify />
  return <Begin key={kind} kind={kind} me={me} />
}

function Verify() {
  return (
    <div className="panel guide">
      <h1>{w.verify}</h1>
      <Link className="button" to="/me">{w.toVerify}</Link>
    </div>
  )
}

function Begin({ kind, me }: { kind: Kind; me: Me }) {
  const [version, setVersion] = useState<string>()
  const [params] = useSearchParams()
  const from = params.get(kind === 'preservation' ? 'from' : 'for')
  return (
    <>
      <nav className="crumbs" aria-label={applyWords.crumbs.label}>
        <Link to={listPath(kind)}>{applyWords.crumbs.mine}</Link> &gt; {w.title[kind]}
      </nav>
      {!version ? (
        <Read kind={kind} onRead={setVersion} />
      ) : from ? (
        kind === 'preservation' ? <UseLetter guaranteeId={from} noticeVersion={version} /> : <CoverFor preservationId={from} consentVersion={version} />
      ) : (
        <Create kind={kind} me={me} version={version} onOutdated={() => setVersion(undefined)} />
      )}
    </>
  )
}

// Read shows the notice and goes on when it is ticked.
function Read({ kind, onRead }: { kind: Kind; onRead: (version: string) => void }) {
  const notice = useNotice(kind === 'preservation' ? 'preservation' : 'insurer')
  const [ticked, tick] = useState(false)
  const [faults, setFaults] = useState<Fault[]>([])
  return (
    <div className="panel guide">
      <h1>{w.notice[kind]}</h1>
      <FaultSummary faults={faults} />
      <Loaded query={notice}>
        {({ text, version }) => (
          <>
            <NoticeText text={text.replace(/^# .*\n/, '')} />
            <Tick name="noticeVersion" faults={faults} checked={ticked} onChecked={tick}>{w.read[kind]}</Tick>
            <Button type="button" onClick={() => (ticked ? onRead(version) : setFaults([{ location: 'noticeVersion', message: w.readAsk[kind] }]))}>{w.begin[kind]}</Button>
          </>
        )}
      </Loaded>
    </div>
  )
}
