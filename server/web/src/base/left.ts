// A deadline in words and clock: 剩 46 小时（11月25日 10:29 前）.
import { casesWords } from '@/words/cases'
import { time } from './time'

const w = casesWords.deadlines

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

// left is what is left until a time: whole days from two days on, then hours, then
// minutes.
export function left(dueAt: string, now: number): string {
  const rest = new Date(dueAt).getTime() - now
  if (rest <= 0) return w.over
  if (rest >= 2 * day) return w.days(Math.floor(rest / day))
  return rest >= hour ? w.hours(Math.floor(rest / hour)) : w.minutes(Math.max(1, Math.floor(rest / minute)))
}

// before is the time itself, in Beijing, with the year when it is not this one.
export function before(dueAt: string, now: number): string {
  const [date = '', clock = ''] = time(dueAt).split(' ')
  const [year = '', month, dayOfMonth] = date.split('-')
  const thisYear = time(new Date(now).toISOString()).slice(0, 4)
  return w.before(w.date(year === thisYear ? '' : w.year(year), Number(month), Number(dayOfMonth), clock))
}
