import { describe, expect, it } from 'vitest'
import { clueBody, clueForm, lineOf, type Clue } from './clue'

const car: Clue = { id: 'c', kind: 'vehicle', ownerPartyId: 'p', value: 12_345_600, province: '北京市', vehicle: { brand: '宝马', plate: '京A12345' } }

describe('a clue', () => {
  it('comes back from its form as it was', () => expect(clueBody(clueForm(car, []))).toEqual({ kind: 'vehicle', ownerPartyId: 'p', value: 12_345_600, province: '北京市', vehicle: { brand: '宝马', plate: '京A12345' } }))
  it('is sent with the fields of its kind alone', () => {
    const form = clueForm(car, [])
    expect(clueBody({ ...form, kind: 'deposit', details: { ...form.details, deposit: { bank: '工商银行', holder: '' } } })).not.toHaveProperty('vehicle')
  })
  it('of the only respondent needs no owner to be chosen', () => expect(clueForm(undefined, [{ id: 'p', role: 'respondent', kind: 'person', name: '李四' }]).ownerPartyId).toBe('p'))
  it('without an amount that is a number is worth nothing yet', () => expect(clueBody({ ...clueForm(car, []), value: '一万' }).value).toBe(0))
  it('is one line in the tables', () => expect(lineOf(car)).toBe('车辆品牌：宝马，车牌号：京A12345，北京市'))
})
