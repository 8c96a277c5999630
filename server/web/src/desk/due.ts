// How much time a desk still has, or by how much it is late, in words.
import { courtWords } from '@/words/court'

const w = courtWords.desk

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export type Urgency = 'over' | 'soon' | 'calm'

// dueIn is 剩 46 小时 or 已超时 3 小时: whole days from two days on, then hours, then
// minutes. What is due within a day is soon.
export function dueIn(dueAt: string, now: number): { text: string; urgency: Urgency } {
  const rest = new Date(dueAt).getTime() - now
  const size = Math.abs(rest)
  const [days, hours, minutes] = rest < 0 ? [w.overDays, w.overHours, w.overMinutes] : [w.leftDays, w.leftHours, w.leftMinutes]
  const text = size >= 2 * day ? days(Math.floor(size / day)) : size >= hour ? hours(Math.floor(size / hour)) : minutes(Math.max(1, Math.floor(size / minute)))
  return { text, urgency: rest < 0 ? 'over' : rest < day ? 'soon' : 'calm' }
}
