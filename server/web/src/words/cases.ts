import { cases as zh } from './zh/case'

export const casesWords: typeof zh = zh
