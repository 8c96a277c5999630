import { zh, type Words } from './zh'

export const words: Words = zh
