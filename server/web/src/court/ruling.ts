import type { Schemas } from '@/api/client'
import type { Fault } from '@/base/faults'
import { parse, yuan } from '@/base/money'
import { courtWords } from '@/words/court'

const w = courtWords.rule

export type Outcome = Schemas['Decision']['outcome']
export type How = 'template' | 'upload'
export type Draft = { outcome: Outcome | undefined; amount: string; text: string; how: How; file: File | undefined }

const most = 20 << 20 // bytes of a document

// ruling is the decision that was filled in, or what is wrong with it. asked is the
// amount applied for, in fen, which no ruling exceeds.
export function ruling({ outcome, amount, text, how, file }: Draft, asked: number): { faults: Fault[]; decision?: Schemas['Decision'] } {
  const faults: Fault[] = []
  const fen = parse(amount, 100)
  if (!outcome) faults.push({ location: 'outcome', message: w.outcomeAsk })
  if (outcome === 'partly_granted' && fen === undefined) faults.push({ location: 'amount', message: courtWords.desk.amountAsk })
  if (outcome === 'partly_granted' && fen !== undefined && (fen <= 0 || fen >= asked)) faults.push({ location: 'amount', message: w.amountHigh(yuan(asked)) })
  if (how === 'upload') faults.push(...wrongFile(file))
  if (faults.length > 0 || !outcome) return { faults }
  return { faults, decision: { outcome, ...(outcome === 'partly_granted' && fen !== undefined && { amount: fen }), ...(text.trim() && { text: text.trim() }) } }
}

function wrongFile(file: File | undefined): Fault[] {
  if (!file) return [{ location: 'file', message: w.fileAsk }]
  if (file.type !== 'application/pdf') return [{ location: 'file', message: w.fileKind }]
  return file.size > most ? [{ location: 'file', message: w.fileBig }] : []
}
