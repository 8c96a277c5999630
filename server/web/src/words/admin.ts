import { admin as zh } from './zh/admin'

export const adminWords: typeof zh = zh
