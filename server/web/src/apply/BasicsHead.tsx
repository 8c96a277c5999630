import { Link } from 'react-router'
import { percent, yuan } from '@/base/money'
import { day } from '@/base/time'
import { applyWords } from '@/words/apply'
import { asked, editable, type Application } from './application'

const w = applyWords.basics
const a = applyWords

// BasicsHead shows all basic information above each step.
export function BasicsHead({ application }: { application: Application }) {
  return (
    <section className="panel" aria-labelledby="basics-head">
      <div className="bar">
        <h2 id="basics-head">{w.title}</h2>
        {editable(application) && <Link className="push" to="#basics">{w.edit}</Link>}
      </div>
      <dl className="facts">
        {factsOf(application).map(([label, value]) => value && (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type Fact = [label: string, value: string | undefined | false]

function factsOf(app: Application): Fact[] {
  return [
    [w.number, app.number], [w.court, app.courtName], [w.category, a.categories[app.category]],
    [w.type, app.type && a.types[app.type]], [w.stage, app.preSuitStage && a.stages[app.preSuitStage]],
    [w.caseType, app.caseType], [w.caseNumber, app.caseNumber], [w.cause, app.causeName],
    [w.amount, `${yuan(asked(app))} ${a.yuan}`],
    ...(app.kind === 'preservation' ? feeFacts(app) : coverFacts(app)),
    [w.submitter, app.submitter], [w.capacity, a.capacities[app.submitterCapacity]],
    app.submittedAt ? [w.submittedAt, day(app.submittedAt)] : [w.createdAt, day(app.createdAt)],
  ]
}

function feeFacts(app: Application): Fact[] {
  return [
    [w.fee, app.suggestedFee !== undefined && `${yuan(app.suggestedFee)} ${a.yuan}`],
    [w.secured, app.secured ? w.yes : w.no],
    [w.reason, app.unsecuredReason && (app.unsecuredNote || a.unsecuredReasons[app.unsecuredReason])],
  ]
}

function coverFacts(app: Application): Fact[] {
  return [
    [w.insurer, app.insurerName], [w.rate, app.ratePpm !== undefined && percent(app.ratePpm)],
    [w.guaranteeAmount, app.guaranteeAmount !== undefined && `${yuan(app.guaranteeAmount)} ${a.yuan}`],
    [w.premium, app.suggestedPremium !== undefined && `${yuan(app.suggestedPremium)} ${a.yuan}`],
  ]
}
