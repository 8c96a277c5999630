import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '@/api/client'
import { PasswordField } from '@/base/Field'
import { faultsOf, type Fault } from '@/base/faults'
import { SetPassword } from '@/door/SetPassword'
import { meKey, useMe } from '@/frame/me'
import { useTitle } from '@/frame/Page'
import { words } from '@/words'
import { Tabs } from './tabs'

// Change of the password (row 10); an initial one must be changed before anything
// else.
export function Component() {
  const { data: me } = useMe()
  const [current, setCurrent] = useState('')
  const [faults, setFaults] = useState<Fault[]>([])
  const [round, setRound] = useState(0)
  const queries = useQueryClient()
  const navigate = useNavigate()
  useTitle(words.person.tabs.password)
  const changing = useMutation({
    mutationFn: (password: string) => api.PUT('/api/v1/me/password', { body: { current, password } }),
    onSuccess: () => {
      setFaults([])
      setCurrent('')
      setRound(round + 1)
      if (!me?.mustChangePassword) return
      queries.setQueryData(meKey, { ...me, mustChangePassword: false })
      void navigate('/', { replace: true })
    },
    onError: (error) => setFaults(faultsOf(error)),
  })
  if (!me) return null
  return (
    <>
      <h1>{words.person.tabs.password}</h1>
      {me.mustChangePassword ? <p className="notice-line warn">{words.person.mustChange}</p> : <Tabs applicant={me.role === 'applicant'} />}
      <div className="panel narrow">
        <p role="status">{changing.isSuccess && words.person.passwordDone}</p>
        <PasswordField name="current" label={words.account.current} faults={faults} value={current} onValue={setCurrent} autoComplete="current-password" maxLength={200} />
        <SetPassword key={round} faults={faults} busy={changing.isPending} onSet={(password) => changing.mutate(password)} />
      </div>
    </>
  )
}
