import { apply as zh } from './zh/apply'

export const applyWords: typeof zh = zh
