import { court as zh } from './zh/court'

export const courtWords: typeof zh = zh
