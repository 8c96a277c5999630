// The form of the basic information as it is typed, and what is sent of it.
import type { Schemas } from '@/api/client'
import type { Fault } from '@/base/faults'
import { parse, yuan } from '@/base/money'
import { applyWords } from '@/words/apply'
import { asked, type Application, type Kind } from './application'
import type { Choice } from './Picker'

type Basics = Schemas['Basics']

export type Draft = {
  court?: Choice; judgmentCourt?: Choice; cause?: Choice
  amount: string; guaranteeAmount: string
  category?: Basics['category']; type?: Basics['type']; preSuitStage: Basics['preSuitStage'] | ''
  secured?: boolean; unsecuredReason: Basics['unsecuredReason'] | ''; unsecuredNote: string
  submitterCapacity?: Basics['submitterCapacity']; caseType: string; caseNumber: string; insurerCode: string
}

export const blank: Draft = {
  amount: '', guaranteeAmount: '', category: 'pre_litigation', type: 'property', preSuitStage: 'before_filing', secured: true, unsecuredReason: '', unsecuredNote: '', submitterCapacity: 'applicant',
  caseType: '', caseNumber: '', insurerCode: '',
}

// draftOf is the form of an application as it stands. judgmentCourt is named by who
// knows it.
export function draftOf(app: Application): Draft {
  return {
    court: { code: app.courtCode, name: app.courtName },
    judgmentCourt: app.judgmentCourtCode ? { code: app.judgmentCourtCode, name: app.judgmentCourtCode } : undefined,
    cause: app.causeCode ? { code: app.causeCode, name: app.causeName ?? app.causeCode } : undefined,
    amount: yuan(asked(app)), guaranteeAmount: app.guaranteeAmount ? yuan(app.guaranteeAmount) : '',
    category: app.category, type: app.type, preSuitStage: app.preSuitStage ?? '', secured: app.secured, unsecuredReason: app.unsecuredReason ?? '', unsecuredNote: app.unsecuredNote ?? '',
    submitterCapacity: app.submitterCapacity, caseType: app.caseType ?? '', caseNumber: app.caseNumber ?? '', insurerCode: app.insurerCode ?? '',
  }
}

// asks says which facts of the dispute a category asks for; a question mark marks
// what may be left out.
export const asks: Record<Basics['category'], Partial<Record<'stage' | 'caseType' | 'caseNumber' | 'cause' | 'judgmentCourt', '!' | '?'>>> = {
  pre_litigation: { stage: '!', cause: '?' },
  litigation: { caseType: '!', caseNumber: '!', cause: '!' },
  pre_enforcement: { caseNumber: '!', judgmentCourt: '!', caseType: '?', cause: '?' },
}

// dispute is what is sent of the dispute: what the category does not ask for is not.
function dispute(d: Draft) {
  const asked = d.category ? asks[d.category] : {}
  return {
    courtCode: d.court?.code ?? '', category: d.category!, submitterCapacity: d.submitterCapacity!,
    ...(asked.stage && { preSuitStage: d.preSuitStage || undefined }),
    ...(asked.caseType && { caseType: d.caseType }),
    ...(asked.caseNumber && { caseNumber: d.caseNumber }),
    ...(asked.cause && { causeCode: d.cause?.code ?? '' }),
    ...(asked.judgmentCourt && { judgmentCourtCode: d.judgmentCourt?.code ?? '' }),
  }
}

// preservationBody is sent without what nobody chose; the server names what lacks.
export function preservationBody(d: Draft, noticeVersion: string): Basics {
  const secured = d.category === 'pre_litigation' || d.secured
  return {
    ...dispute(d), amount: parse(d.amount, 100) ?? 0, type: d.type!, secured: secured!, noticeVersion,
    ...(secured === false && { unsecuredReason: d.unsecuredReason || undefined, ...(d.unsecuredReason === 'other' && { unsecuredNote: d.unsecuredNote }) }),
  }
}

export function guaranteeBody(d: Draft, consentVersion: string): Schemas['GuaranteeForm'] {
  return { ...dispute(d), insurerCode: d.insurerCode, preservationAmount: parse(d.amount, 100) ?? 0, guaranteeAmount: parse(d.guaranteeAmount, 100) ?? 0, consentVersion }
}

// amountLocation is where the server speaks of the amount to be preserved.
export const amountLocation = (kind: Kind) => (kind === 'preservation' ? 'amount' : 'preservationAmount')

// worded puts our words in place of the server's where an amount was typed that is
// no number: the server saw nothing.
export function worded(faults: Fault[], kind: Kind, d: Draft): Fault[] {
  const typed: Record<string, string> = { [amountLocation(kind)]: d.amount, guaranteeAmount: d.guaranteeAmount }
  return faults.map((f) => {
    const text = typed[f.location]
    return text?.trim() && parse(text, 100) === undefined ? { ...f, message: applyWords.create.amountAsk } : f
  })
}
