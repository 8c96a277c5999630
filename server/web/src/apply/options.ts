import type { Option } from '@/base/Field'

// options are the codes of a table of words, in its order.
export const options = <K extends string>(names: Record<K, string>): Option<K>[] => (Object.entries(names) as [K, string][]).map(([value, label]) => ({ value, label }))
