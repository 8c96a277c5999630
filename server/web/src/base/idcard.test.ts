import { describe, expect, it } from 'vitest'
import { readId } from './idcard'

describe('an identity number says sex and age', () => {
  const today = new Date('2026-03-06T16:30:00Z') // the 7th in Beijing
  it('on the birthday in Beijing', () => expect(readId('110105199003070078', today)).toEqual({ sex: 'male', birthDate: '1990-03-07', age: 36 }))
  it('a day before', () => expect(readId('110105199003080022', today)).toEqual({ sex: 'female', birthDate: '1990-03-08', age: 35 }))
  it('in full width and with spaces', () => expect(readId(' １１０１０５ 19900307 002Ｘ ', today)).toEqual({ sex: 'female', birthDate: '1990-03-07', age: 36 }))
  it.each(['', '11010519900307', '110105199002300022', '110105209003070022', '11010519900307002Y'])('not out of %s', (typed) =>
    expect(readId(typed, today)).toBeUndefined())
})
