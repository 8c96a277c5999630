import { describe, expect, it } from 'vitest'
import { isNeeded, newParty, partyBody } from './party'

const person = { ...newParty('applicant'), name: '张三', idNumber: '110105199003070078', sex: 'female' as const, birthDate: '1980-01-01' }

describe('what is sent of a party', () => {
  it('has no sex and birth date beside an identity card', () =>
    expect(partyBody(person)).toEqual({ role: 'applicant', kind: 'person', name: '张三', idType: 'id_card', idNumber: '110105199003070078' }))
  it('has them with another document', () =>
    expect(partyBody({ ...person, idType: 'passport', idNumber: 'E12345678' })).toMatchObject({ sex: 'female', birthDate: '1980-01-01' }))
  it('has nothing of a person when it became an organization', () =>
    expect(partyBody({ ...person, kind: 'organization', creditCode: '91110105MA00000000' })).toEqual({ role: 'applicant', kind: 'organization', name: '张三', creditCode: '91110105MA00000000' }))
  it('has nothing that was left empty', () => expect(partyBody({ ...newParty('respondent'), name: '李四', email: '' })).not.toHaveProperty('email'))
  it('sends a masked number back as it came', () => expect(partyBody({ ...person, idNumber: '1101**********0078' }).idNumber).toBe('1101**********0078'))
})

describe('what must be given', () => {
  it('is the practice of a lawyer', () => expect(isNeeded({ ...newParty('representative'), representativeType: 'lawyer' }, 'firm')).toBe(true))
  it('is not that of a relative', () => expect(isNeeded({ ...newParty('representative'), representativeType: 'relative' }, 'firm')).toBe(false))
  it('is not the number of a respondent', () => expect(isNeeded(newParty('respondent'), 'idNumber')).toBe(false))
})
