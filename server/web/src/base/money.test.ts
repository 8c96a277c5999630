import { describe, expect, it } from 'vitest'
import { capital, parse, percent, wan, yuan } from './money'

describe('capital figures are those of the documents', () => {
  it.each<[number, string]>([
    [0, '零元整'], [1, '壹分'], [10, '壹角整'], [101, '壹元零壹分'], [1000, '壹拾元整'], [1_200_000, '壹万贰仟元整'], [140_950, '壹仟肆佰零玖元伍角整'],
    [10_700_053, '壹拾万柒仟元伍角叁分'], [1_640_902, '壹万陆仟肆佰零玖元零贰分'], [100_500, '壹仟零伍元整'], [1_000_100, '壹万零壹元整'],
    [10_001_000_000, '壹亿零壹万元整'], [101_010_101_010, '壹拾亿壹仟零壹拾万壹仟零壹拾元壹角整'], [10_000_000_000_000, '壹仟亿元整'],
  ])('%i', (fen, want) => expect(capital(fen)).toBe(want))
})

describe('an amount is read as people write it', () => {
  it.each<[string, 100 | 1_000_000, number | undefined]>([
    ['10000', 100, 1_000_000], ['10,000.5', 100, 1_000_050], [' １２３．４５ ', 100, 12_345], ['0.29', 100, 29], ['1.1', 1_000_000, 1_100_000], ['0.000001', 1_000_000, 1],
    ['100000000000', 100, 10_000_000_000_000], ['100000000000.01', 100, undefined], ['1.234', 100, undefined], ['', 100, undefined], ['-1', 100, undefined], ['1e3', 100, undefined], ['一万', 100, undefined],
  ])('%s', (text, unit, want) => expect(parse(text, unit)).toBe(want))
  it('and shown in groups', () => expect([yuan(1_000_000), wan(10_000_000), wan(12_345), percent(3000)]).toEqual(['10,000.00', '10.00', '0.012345', '0.3%']))
})
