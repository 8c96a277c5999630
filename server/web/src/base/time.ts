// Times are shown as the clock in Beijing shows them, wherever the reader is.
const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
})

// time is 2026-11-27 14:32.
export function time(at: string | undefined | null): string {
  if (!at) return ''
  const p = Object.fromEntries(clock.formatToParts(new Date(at)).map((part) => [part.type, part.value]))
  return `${p['year']}-${p['month']}-${p['day']} ${p['hour']}:${p['minute']}`
}

// day is 2026-11-27.
export const day = (at: string | undefined | null) => time(at).slice(0, 10)
