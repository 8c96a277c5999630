import { insurer as zh } from './zh/insurer'

export const insurerWords: typeof zh = zh
