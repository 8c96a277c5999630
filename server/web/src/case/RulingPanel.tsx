import { useState } from 'react'
import { capital, yuan } from '@/base/money'
import { time } from '@/base/time'
import { casesWords } from '@/words/cases'
import { useBlob } from './Files'
import type { Application } from './reader'

const w = casesWords.ruling

// RulingPanel is what the court decided (row 59), with the document in the page.
export function RulingPanel({ application: a }: { application: Application }) {
  const [shown, show] = useState(false)
  const r = a.ruling
  if (!r) return null
  const address = `/api/v1/preservations/${a.id}/ruling`
  return (
    <section className="panel ruling" aria-labelledby="ruling">
      <h2 id="ruling">{w.title}{casesWords.colon}{casesWords.outcome[r.outcome]}</h2>
      <dl className="rows">
        {r.outcome !== 'dismissed' && (
          <div>
            <dt>{w.amount}</dt>
            <dd>{yuan(r.amount)} {casesWords.yuan}<span className="quiet capital">{capital(r.amount)}</span></dd>
          </div>
        )}
        <Fact name={w.number} value={r.number} />
        <Fact name={w.at} value={time(r.ruledAt)} />
        <Fact name={w.code} value={r.code} />
      </dl>
      <p className="bar">
        <a className="button" href={address} download={w.file}>{w.download}</a>
        <button className="button second" type="button" aria-expanded={shown} onClick={() => show(!shown)}>{shown ? w.hide : w.show}</button>
        <a href={`/verify/${r.code}`} target="_blank" rel="noreferrer">{w.verify}</a>
      </p>
      {shown && <Document address={address} title={w.file} />}
      <p className="quiet">{w.next}</p>
    </section>
  )
}

export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

// Document is a PDF in the page.
export function Document({ address, title }: { address: string; title: string }) {
  const blob = useBlob(address, 'application/pdf')
  if (blob.fault) return <p role="alert">{blob.fault}</p>
  if (!blob.address) return <p role="status">{casesWords.files.opening}</p>
  return <div className="file-view"><iframe title={title} src={blob.address} /></div>
}
