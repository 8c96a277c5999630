// The slots of the materials (rows 49 to 51), in the order of the manual. What is
// required the server says again before a submission.
import { casesWords } from '@/words/cases'
import type { Application, Material } from './reader'

const w = casesWords.slots

export type Slot = {
  slot: Material['slot']
  partyId?: string
  securityId?: string
  group: string // 身份证明材料
  title: string // whose: 田浩（申请人，自然人）
  help: string
  required: boolean
  linked: boolean // the system has laid in letter and policy
}

type Basic = { title: string; what: string; help: string }
const basic = (slot: Slot['slot'], { title, what, help }: Basic, required: boolean): Slot => ({ slot, group: title, title: what, help, required, linked: false })

// slotsOf lists the slots of an application.
export function slotsOf(a: Application): Slot[] {
  const arbitrated = a.category === 'pre_litigation' && a.preSuitStage === 'arbitration'
  const claim = a.category === 'pre_enforcement' ? w.judgment : arbitrated ? w.arbitration : w.complaint
  return [
    basic('application_form', w.application_form, true),
    basic('complaint', claim, true),
    basic('acceptance_notice', arbitrated ? w.arbitration_notice : w.acceptance_notice, arbitrated),
    ...identitySlots(a),
    ...securitySlots(a),
    basic('evidence', w.evidence, true),
    basic('other', w.other, false),
  ]
}

function identitySlots(a: Application): Slot[] {
  return [...(a.parties ?? [])].sort(byRole).map((p) => ({
    slot: 'identity', partyId: p.id, group: w.identity.title, linked: false, required: p.role !== 'respondent',
    title: w.identity.of(p.name, casesWords.role[p.role], casesWords.partyKind[p.kind]),
    help: p.role === 'representative' ? (p.representativeType === 'lawyer' ? w.identity.lawyer : w.identity.representative) : p.kind === 'person' ? w.identity.person : w.identity.organization,
  }))
}

const order = { applicant: 0, respondent: 1, representative: 2 }
const byRole = (a: { role: keyof typeof order }, b: { role: keyof typeof order }) => order[a.role] - order[b.role]

function securitySlots(a: Application): Slot[] {
  if (a.kind === 'guarantee') return []
  return (a.securities ?? []).map((s, i) => {
    const linked = Boolean(s.method === 'insurance' && s.viaPlatform && s.guaranteeId)
    return {
      slot: 'security', securityId: s.id, group: w.security.title, title: w.security.of(i + 1, casesWords.method[s.method]),
      help: linked ? w.security.linked : w.security[s.method], required: Boolean(a.secured) && !linked, linked,
    }
  })
}

// slotKey is the place of a slot inside an application: materials/identity/ID.
export const slotKey = (s: { slot: string; partyId?: string; securityId?: string }) => ['materials', s.slot, s.partyId, s.securityId].filter(Boolean).join('/')

// filesIn are the files of a slot.
export const filesIn = (slot: Slot, all: Material[]) => all.filter((m) => slotKey(m) === slotKey(slot))

// bySystem says whether the system has laid a file in: that cannot be taken out here.
export const bySystem = (slot: Slot, file: Material) => slot.linked && w.bySystem.includes(file.fileName)
