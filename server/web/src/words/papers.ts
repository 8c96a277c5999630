import { papers as zh } from './zh/papers'

export const papersWords: typeof zh = zh
