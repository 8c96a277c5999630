// A security as it is typed, and what is sent of it.
import type { Schemas } from '@/api/client'
import { parse, wan } from '@/base/money'

export type Security = Schemas['Security']

export type SecurityForm = {
  method: Security['method']; via?: 'yes' | 'no'; guaranteeId: string; name: string; description: string; guarantorName: string; value: string
}

export const securityForm = (s: Security | undefined): SecurityForm => ({
  method: s?.method ?? 'insurance', ...(s?.method === 'insurance' && { via: s.viaPlatform ? 'yes' as const : 'no' as const }), guaranteeId: s?.guaranteeId ?? '',
  name: s?.name ?? '', description: s?.description ?? '', guarantorName: s?.guarantorName ?? '', value: s?.value ? wan(s.value) : '',
})

// bought here: the letter says the rest.
export const bought = (f: SecurityForm) => f.method === 'insurance' && f.via === 'yes'

export function securityBody(f: SecurityForm, policy: string): Omit<Security, 'id'> {
  if (bought(f)) return { method: f.method, viaPlatform: true, name: policy, ...(f.guaranteeId && { guaranteeId: f.guaranteeId }) }
  const value = parse(f.value, 1_000_000)
  const texts = Object.fromEntries((['name', 'description', 'guarantorName'] as const).filter((k) => f[k].trim()).map((k) => [k, f[k]]))
  return { method: f.method, ...(f.method === 'insurance' && { viaPlatform: false }), ...texts, ...(value && { value }) }
}
