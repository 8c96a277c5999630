// readId reads sex, birth date and age out of an identity number as it is typed, so
// that they need not be asked for. Whether the number is a right one the server says.
export function readId(typed: string, today: Date): { sex: 'male' | 'female'; birthDate: string; age: number } | undefined {
  const number = typed.normalize('NFKC').replace(/\s/g, '')
  const parts = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dXx]$/.exec(number)
  if (!parts) return undefined
  const [year, month, day, order] = parts.slice(1).map(Number) as [number, number, number, number]
  const born = new Date(Date.UTC(year, month - 1, day))
  if (born.getUTCMonth() !== month - 1 || born.getUTCDate() !== day) return undefined
  const now = new Date(today.getTime() + 8 * 3600_000) // Beijing
  const before = now.getUTCMonth() + 1 < month || (now.getUTCMonth() + 1 === month && now.getUTCDate() < day)
  const age = now.getUTCFullYear() - year - (before ? 1 : 0)
  return age >= 0 && age < 150 ? { sex: order % 2 === 1 ? 'male' : 'female', birthDate: born.toISOString().slice(0, 10), age } : undefined
}
