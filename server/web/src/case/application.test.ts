import { expect, test } from 'vitest'
import { doneSince } from './corrections'
import type { Entry } from './docket'
import { ageOn, basicsOf, clueOf, worth } from './paper'
import { placeName, placePath } from './place'
import type { Application, Material } from './reader'
import { bySystem, filesIn, slotKey, slotsOf } from './slots'
import { progress, turnOf, withdrawable } from './standing'

const base: Application = {
  id: 'A', kind: 'preservation', number: 'BQ1', status: 'draft', version: 1, courtCode: '110105', courtName: '北京市朝阳区人民法院', category: 'pre_litigation', preSuitStage: 'before_filing',
  type: 'property', secured: true, amount: 1_000_000, suggestedFee: 12_000, submitterCapacity: 'applicant', createdAt: '2026-11-27T10:00:00+08:00', updatedAt: '2026-11-27T10:00:00+08:00', links: {}, totals: { clues: 0, securities: 0 },
  parties: [
    { id: 'R', role: 'respondent', kind: 'organization', name: '国石传媒' },
    { id: 'P', role: 'applicant', kind: 'person', name: '田浩' },
    { id: 'L', role: 'representative', kind: 'person', name: '王律师', representativeType: 'lawyer', representsPartyIds: ['P'] },
  ],
  clues: [{ id: 'C', kind: 'house', ownerPartyId: 'R', value: 10_000_000, house: { certificateNumber: '京房1号', address: '望京路1号' } }],
  securities: [{ id: 'S', method: 'third_party' }, { id: 'G', method: 'insurance', viaPlatform: true, guaranteeId: 'x' }],
  materials: [],
}

test('there is one identity slot for each party and one security slot for each security', () => {
  const slots = slotsOf(base)
  expect(slots.map((s) => slotKey(s) + (s.required ? '*' : ''))).toEqual([
    'materials/application_form*', 'materials/complaint*', 'materials/acceptance_notice', 'materials/identity/P*', 'materials/identity/R', 'materials/identity/L*',
    'materials/security/S*', 'materials/security/G', 'materials/evidence*', 'materials/other',
  ])
})

test('an arbitration needs its notice, and enforcement the judgment', () => {
  const arbitrated = slotsOf({ ...base, preSuitStage: 'arbitration' })
  expect(arbitrated[1]?.title).toBe('仲裁申请书')
  expect(arbitrated[2]?.required).toBe(true)
  expect(slotsOf({ ...base, category: 'pre_enforcement' })[1]?.title).toBe('生效法律文书')
})

test('a guarantee has no security slots', () => {
  expect(slotsOf({ ...base, kind: 'guarantee' }).some((s) => s.slot === 'security')).toBe(false)
})

const file = (id: string, slot: Material['slot'], more: Partial<Material> = {}): Material => ({
  id, slot, fileName: id + '.pdf', contentType: 'application/pdf', size: 1, sha256: '', scan: 'clean', uploadedAt: '2026-11-27T10:00:00+08:00', ...more,
})

test('what the system laid in is told from what was uploaded beside it', () => {
  const linked = slotsOf(base).find((s) => s.securityId === 'G')!
  const letter = file('m', 'security', { securityId: 'G', fileName: '诉讼财产保全电子保函.pdf' })
  expect(filesIn(linked, [letter, file('n', 'security', { securityId: 'S' })])).toEqual([letter])
  expect(bySystem(linked, letter)).toBe(true)
  expect(bySystem(linked, file('n', 'security', { securityId: 'G' }))).toBe(false)
})

test('a location leads to its step and its field, and has a name', () => {
  expect(placePath(base, 'parties/P/idNumber')).toBe('/preservations/A/edit/basics#parties/P/idNumber')
  expect(placePath(base, 'securities/S/value')).toBe('/preservations/A/edit/securities#securities/S/value')
  expect(placePath({ ...base, kind: 'guarantee' }, 'securities')).toBe('/guarantees/A/edit/basics#securities')
  expect(placeName(base, 'parties/P/idNumber')).toBe('申请人 田浩 证件号码')
  expect(placeName(base, 'clues/C/house.address')).toBe('第 1 条财产线索 房产地址')
  expect(placeName(base, 'materials/identity/P')).toBe('田浩（申请人，自然人）')
  expect(placeName(base, 'amount')).toBe('申请保全金额')
  expect(placeName(base, 'parties/nobody/x')).toBe('申请人')
})

test('what was asked for is done when its part was changed since the return', () => {
  const edited = (part: string, id: string): Entry => ({ seq: 1, kind: 'edited', detail: { part, id, act: 'changed' }, actor: 'applicant', at: '', status: 'returned' })
  const returned: Entry = { ...edited('', ''), kind: 'returned', detail: null }
  const items = ['parties/P/phone', 'parties/R/address', 'materials/evidence', 'amount'].map((location) => ({ location, reason: 'x' }))
  const a = { correction: { dueAt: '', items }, materials: [file('new', 'evidence')] }
  expect(doneSince(a, [edited('parties', 'R'), edited('basics', ''), returned])).toEqual([false, false, false, false])
  expect(doneSince(a, [edited('parties', 'R'), returned, edited('parties', 'P'), edited('materials', 'new')])).toEqual([true, false, true, false])
})

test('the bar shows how far an application has come, and whose turn it is', () => {
  const states = (status: Application['status'], kind: Application['kind'] = 'preservation') => progress({ kind, status }).map((m) => m.state[0]).join('')
  expect(states('draft')).toBe('ntttt')
  expect(states('returned')).toBe('dnttt')
  expect(states('ruled')).toBe('ddddd')
  expect(states('issuing', 'guarantee')).toBe('dddnt')
  expect(states('withdrawn')).toBe('')
  expect(turnOf({ kind: 'guarantee', status: 'under_review' })).toBe('insurer')
  expect(turnOf({ kind: 'preservation', status: 'returned' })).toBe('you')
  expect(withdrawable({ status: 'draft' })).toBe(false)
  expect(withdrawable({ status: 'awaiting_ruling' })).toBe(true)
})

test('the paper says amounts in figures and in words, and ages on the day in Beijing', () => {
  expect(basicsOf(base).find((r) => r.location === 'amount')).toMatchObject({ value: '10,000.00 元', capital: '壹万元整' })
  expect(clueOf(base.clues![0]!, base.parties!).map((r) => r.value)).toEqual(['房产', '国石传媒', '10.00 万元（100,000.00 元）', '京房1号', '望京路1号'])
  expect(worth(500_000)).toBe('0.50 万元（5,000.00 元）')
  expect(ageOn('1990-11-28', new Date('2026-11-27T15:59:00Z'))).toBe(35)
  expect(ageOn('1990-11-28', new Date('2026-11-27T16:01:00Z'))).toBe(36)
})
