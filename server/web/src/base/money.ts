// Money is whole fen everywhere; people read and write yuan.

const grouped = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

// yuan is 10,000.00 for 1000000 fen.
export const yuan = (fen: number) => grouped.format(fen / 100)

// wan is the value in 万元 with two decimals, as the manual's tables show it; what
// is smaller keeps its decimals.
export function wan(fen: number): string {
  const rest = fen % 10_000
  return new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: rest === 0 ? 2 : 6 }).format(fen / 1_000_000)
}

// most is the largest amount that is taken: 10^13 fen.
const most = 10_000_000_000_000

// parse reads an amount as people write it, 1,234.5 or １２３４.５, in a unit of so
// many fen (100 for yuan, 1000000 for 万元). What is no amount is undefined.
export function parse(text: string, unit: 100 | 1_000_000): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,，]/g, '')
  const places = unit === 100 ? 2 : 6
  if (!new RegExp(`^\\d{1,12}(\\.\\d{0,${places}})?$`).test(plain)) return undefined
  const [whole = '0', fraction = ''] = plain.split('.')
  const fen = Number(whole) * unit + Number(fraction.padEnd(places, '0'))
  return fen <= most ? fen : undefined
}

// percent is 0.3 for 3000 ppm.
export const percent = (ppm: number) => String(ppm / 10_000) + '%'

const digits = '零壹贰叁肆伍陆柒捌玖'
const units: [number, string][] = [[1e8, '亿'], [1e4, '万'], [1000, '仟'], [100, '佰'], [10, '拾']]

// capital is the amount in capital figures (大写), as the documents write it.
export function capital(fen: number): string {
  const whole = Math.floor(fen / 100)
  const jiao = Math.floor(fen / 10) % 10
  const last = fen % 10
  if (fen === 0) return '零元整'
  let out = whole > 0 ? figures(whole) + '元' : ''
  if (jiao > 0) out += digits[jiao] + '角'
  else if (last > 0 && whole > 0) out += '零'
  return last > 0 ? out + digits[last] + '分' : out + '整'
}

// figures writes n > 0: what stands before the largest unit, the unit, and the rest,
// with one 零 between when the place below the unit is empty.
function figures(n: number): string {
  const unit = units.find(([size]) => n >= size)
  if (!unit) return digits[n]!
  const [size, name] = unit
  const rest = n % size
  const before = figures(Math.floor(n / size)) + name
  if (rest === 0) return before
  return before + (rest < size / 10 ? '零' : '') + figures(rest)
}
