import { time } from '@/base/time'
import { applyWords } from '@/words/apply'
import type { Application, Kind } from './application'

const w = applyWords.due
const hour = 3600_000

// dueOf says in words what an application waits for, and until when: 「等待法院审核，
// 剩 46 小时（11月25日 10:29 前）」.
export function dueOf(app: Pick<Application, 'kind' | 'status' | 'nextDeadline'>, now: number): string {
  const next = app.nextDeadline
  if (!next) return w.idle[app.status]
  return w.of(whatOf(app.kind, next.name), leftOf(new Date(next.dueAt).getTime() - now), w.before(short(next.dueAt)))
}

function whatOf(kind: Kind, name: string): string {
  const what = (w as unknown as Record<string, string | Record<Kind, string>>)[name] ?? ''
  return typeof what === 'string' ? what : what[kind]
}

// leftOf counts days while there are three or more, then hours, then minutes; what
// is begun is not counted as left.
export function leftOf(left: number): string {
  if (left <= 0) return w.over
  if (left >= 72 * hour) return w.days(Math.floor(left / (24 * hour)))
  return left >= hour ? w.hours(Math.floor(left / hour)) : w.minutes(Math.floor(left / 60_000))
}

// short is 11月25日 10:29.
function short(at: string): string {
  const [date = '', clock = ''] = time(at).split(' ')
  const [, month, day] = date.split('-').map(Number)
  return `${month}月${day}日 ${clock}`
}
