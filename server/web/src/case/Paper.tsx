import type { ReactNode } from 'react'
import { capital } from '@/base/money'
import { casesWords } from '@/words/cases'
import { Files } from './Files'
import { basicsOf, clueOf, partyOf, securityOf, worth, type Row } from './paper'
import type { Application } from './reader'
import './case.css'

const w = casesWords.paper

// Place is a field, a part or a section of the paper: where it is inside the
// application, the step on which it is put right, and what it is called.
export type Place = { step: 'basics' | 'securities' | 'materials'; location: string; name: string; level: 'section' | 'part' | 'field' }

// Marks is what stands beside a place: a link to change it, a box to mark it, a reason.
export type Marks = (place: Place) => ReactNode

type Props = { application: Application; base: string; marks?: Marks; onOpen?: Parameters<typeof Files>[0]['onOpen'] }

// Paper is an application as the document that the court or the insurer reads. base is
// the address of its reader, /api/v1/preservations/ID or that of a desk.
export function Paper({ application: a, base, marks = () => null, onOpen }: Props) {
  return (
    <article className="paper panel" aria-labelledby="paper-title">
      <header>
        <h2 id="paper-title">{w.title[a.kind]}</h2>
        <p className="quiet">{w.number}{casesWords.colon}{a.number}</p>
        <button className="plain unprinted" type="button" onClick={() => window.print()}>{w.print}</button>
      </header>
      <Section step="basics" location="basics" title={w.basics} marks={marks}>
        <Rows rows={basicsOf(a)} step="basics" marks={marks} />
      </Section>
      {(['applicant', 'respondent', 'representative'] as const).map((role) => <PartySection key={role} role={role} application={a} marks={marks} />)}
      <ClueSection application={a} marks={marks} />
      {a.kind === 'preservation' && <SecuritySection application={a} marks={marks} />}
      <Section step="materials" location="materials" title={w.materials} marks={marks}>
        <Files application={a} base={base} marks={marks} onOpen={onOpen} />
      </Section>
    </article>
  )
}

type SectionProps = { step: Place['step']; location: string; title: string; marks: Marks; children: ReactNode }

function Section({ step, location, title, marks, children }: SectionProps) {
  return (
    <section>
      <div className="head">
        <h3>{title}</h3>
        {marks({ step, location, name: title, level: 'section' })}
      </div>
      {children}
    </section>
  )
}

function PartySection({ role, application, marks }: { role: keyof typeof w.parties; application: Application; marks: Marks }) {
  const all = application.parties ?? []
  const here = all.filter((p) => p.role === role)
  const title = w.parties[role]
  return (
    <Section step="basics" location="parties" title={title} marks={marks}>
      {here.length === 0 && <p className="quiet">{w.noParties}</p>}
      {here.map((p) => (
        <Part key={p.id} step="basics" location={`parties/${p.id}`} title={p.name} name={`${title} ${p.name}`} rows={partyOf(p, all, new Date())} marks={marks} />
      ))}
    </Section>
  )
}

function ClueSection({ application: a, marks }: { application: Application; marks: Marks }) {
  const all = a.clues ?? []
  return (
    <Section step="basics" location="clues" title={w.clues} marks={marks}>
      {all.length === 0 && <p className="quiet">{w.noParties}</p>}
      {all.map((clue, i) => (
        <Part key={clue.id} step="basics" location={`clues/${clue.id}`} title={w.clue(i + 1)} name={w.clue(i + 1)} rows={clueOf(clue, a.parties ?? [])} marks={marks} />
      ))}
      <Total name={w.totalClues} fen={a.totals.clues} />
    </Section>
  )
}

function SecuritySection({ application: a, marks }: { application: Application; marks: Marks }) {
  const all = a.securities ?? []
  return (
    <Section step="securities" location="securities" title={w.securities} marks={marks}>
      {all.length === 0 && <p className="quiet">{a.secured ? w.noParties : casesWords.secured.no}</p>}
      {all.map((s, i) => (
        <Part key={s.id} step="securities" location={`securities/${s.id}`} title={w.security(i + 1)} name={w.security(i + 1)} rows={securityOf(s)} marks={marks} />
      ))}
      {all.length > 0 && <Total name={w.totalSecurities} fen={a.totals.securities} />}
    </Section>
  )
}

function Total({ name, fen }: { name: string; fen: number }) {
  return (
    <p className="total">
      {name}{casesWords.colon}<strong>{worth(fen)}</strong>
      <span className="quiet"> {w.capital}{casesWords.colon}{capital(fen)}</span>
    </p>
  )
}

function Part({ step, location, title, name, rows, marks }: { step: Place['step']; location: string; title: string; name: string; rows: Row[]; marks: Marks }) {
  return (
    <div className="part">
      <div className="head">
        <h4>{title}</h4>
        {marks({ step, location, name, level: 'part' })}
      </div>
      <Rows rows={rows} step={step} marks={marks} of={name} />
    </div>
  )
}

function Rows({ rows, step, marks, of }: { rows: Row[]; step: Place['step']; marks: Marks; of?: string }) {
  return (
    <dl className="rows">
      {rows.map((r) => (
        <div key={r.location} className={r.wide ? 'wide' : undefined}>
          <dt>{r.name}</dt>
          <dd>
            {r.value || <span className="quiet">{casesWords.none}</span>}
            {r.capital && <span className="quiet capital">{r.capital}</span>}
            {marks({ step, location: r.location, name: of ? `${of} ${r.name}` : r.name, level: 'field' })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
