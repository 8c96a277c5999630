import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { Deadlines } from '@/case/Deadlines'
import { Docket } from '@/case/Docket'
import { FileView } from '@/case/Files'
import { Paper } from '@/case/Paper'
import { ask, keyOf, type Application, type Material } from '@/case/reader'
import { useLive } from '@/frame/live'
import { Loaded, useTitle } from '@/frame/Page'
import { StatusTag } from '@/frame/Status'
import { words } from '@/words'
import { courtWords } from '@/words/court'
import { Checked } from './Checked'
import type { Watch } from './Deciding'
import { Due } from './Due'
import { useMarks, type Marking } from './marks'
import { partiesOf } from './names'
import './desk.css'

const w = courtWords.desk

// Desk is what the panel of a desk works with.
export type Desk = { application: Application; base: string; marking: Marking; marks: (on: boolean) => void } & Watch

type Props = { base: string; back: { to: string; label: string }; panel: (desk: Desk) => ReactNode }

// DeskCase is a case on one page: the paper at the left, and beside it what is to be
// decided, the file that is looked at, the deadlines and the docket.
export function DeskCase({ base, back, panel }: Props) {
  const key = keyOf(base)
  const query = useQuery({ queryKey: key, queryFn: async () => (await (await ask(base)).json()) as Application })
  useLive(`${base}/events`, [key.slice(0, 1)])
  useTitle(query.data?.number ?? back.label)
  return (
    <div className="desk">
      <p className="crumbs"><Link to={back.to}>{back.label}</Link></p>
      <Loaded query={query}>{(application) => <Opened application={application} base={base} panel={panel} />}</Loaded>
    </div>
  )
}

function Opened({ application: a, base, panel }: { application: Application } & Omit<Props, 'back'>) {
  const marking = useMarks()
  const [marked, marks] = useState(false)
  const [file, setFile] = useState<Material>()
  const { notice, watch } = useNotice(a)
  useEffect(() => marks(false), [a.status])
  return (
    <>
      <header className="case-head">
        <h1>{partiesOf(a)}</h1>
        <p className="bar">
          <span>{a.number}</span>
          <StatusTag status={a.status} />
          <Due deadline={a.nextDeadline} insurer={a.kind === 'guarantee'} />
          <a className="to-decide" href="#decide">{w.toDecide}</a>
        </p>
        <div role="status">{notice && <p className={notice.warn ? 'notice-line warn' : 'notice-line'}>{notice.text}</p>}</div>
      </header>
      <div className="case-grid">
        <div className="case-paper">
          <Paper application={a} base={base} marks={marked ? marking.boxes : undefined} onOpen={setFile} />
        </div>
        <div className="case-side">
          <section className="panel decide" aria-labelledby="decide">
            <h2 id="decide" tabIndex={-1}>{w.decide}</h2>
            {panel({ application: a, base, marking, marks, ...watch })}
          </section>
          <Viewer base={base} file={file} />
          <Checked base={base} />
          <Deadlines base={base} />
          <Docket base={base} />
        </div>
      </div>
    </>
  )
}

// useNotice says what became of a decision, and that the case changed by itself.
function useNotice(a: Application): { notice: { text: string; warn: boolean } | undefined; watch: Watch } {
  const [how, set] = useState<'done' | 'clash' | 'changed'>()
  const acting = useRef(false)
  const known = useRef(a.status) // what the reader was told of
  useEffect(() => {
    if (acting.current || known.current === a.status) return
    known.current = a.status
    set('changed')
  }, [a.status])
  const watch: Watch = {
    onActing: () => {
      acting.current = true
      set(undefined)
    },
    onEnded: (end, status) => {
      acting.current = false
      known.current = status
      if (end !== 'refused') set(end)
    },
  }
  const status = words.status[a.status]
  const texts = { done: w.done, clash: w.clash(status), changed: w.changed(status) }
  return { notice: how && { text: texts[how], warn: how !== 'done' }, watch }
}

// Viewer shows the file that was chosen in the paper; it comes into view by itself
// where the columns stand one below the other.
function Viewer({ base, file }: { base: string; file: Material | undefined }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (file) box.current?.focus()
  }, [file])
  return (
    <section className="panel viewer" aria-labelledby="viewer" tabIndex={-1} ref={box}>
      <h2 id="viewer">{file ? file.fileName : w.file}</h2>
      {file ? <FileView key={file.id} base={base} file={file} /> : <p className="quiet">{w.noFile}</p>}
    </section>
  )
}
