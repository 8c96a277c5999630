import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, of, type Schemas } from '@/api/client'
import { faultsOf } from '@/base/faults'
import { adminWords } from '@/words/admin'
import type { Handed } from './Secret'
import type { Person } from './StaffList'

const w = adminWords.staff

type Act = { ask: string; change: Schemas['StaffChange'] }
type Props = { person: Person; onSaid: (text: string) => void; onHanded: (handed: Handed) => void }

// StaffActs bars somebody at once or lets them in again, or gives them a new first
// password; what cannot be taken back is asked about.
export function StaffActs({ person: p, onSaid, onHanded }: Props) {
  const [asked, ask] = useState<Act>()
  const queries = useQueryClient()
  const changing = useMutation({
    mutationFn: (body: Schemas['StaffChange']) => of(api.PATCH('/api/v1/admin/staff/{id}', { params: { path: { id: p.id } }, body })),
    onSuccess: async (now) => {
      ask(undefined)
      if (now.initialPassword) onHanded({ login: now.login, password: now.initialPassword })
      else onSaid(now.disabled ? w.isDisabled(now.displayName) : w.isEnabled(now.displayName))
      await queries.invalidateQueries({ queryKey: ['admin', 'staff'] })
    },
    onError: (error) => {
      ask(undefined)
      onSaid(faultsOf(error)[0]?.message ?? '')
    },
  })
  const change = (body: Schemas['StaffChange']) => !changing.isPending && changing.mutate(body)
  const button = (label: string, onClick: () => void) => <button className="plain" type="button" aria-label={w.actOf(label, p.displayName)} onClick={onClick}>{label}</button>
  if (asked)
    return (
      <span className="acts" role="group">
        <span>{asked.ask}</span>
        <button className="plain" type="button" autoFocus onClick={() => change(asked.change)}>{w.yes}</button>
        <button className="plain" type="button" onClick={() => ask(undefined)}>{w.no}</button>
      </span>
    )
  return (
    <span className="acts">
      {p.disabled ? button(w.enable, () => change({ disabled: false })) : button(w.disable, () => ask({ ask: w.askDisable(p.displayName), change: { disabled: true } }))}
      {button(w.reset, () => ask({ ask: w.askReset(p.displayName), change: { resetPassword: true } }))}
    </span>
  )
}
