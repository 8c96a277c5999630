import { App } from 'antd'
import { useState } from 'react'
import { useMe, type Profile } from '@/frame/me'
import { applyWords } from '@/words/apply'
import type { Application } from './application'
import { PartDrawer } from './PartDrawer'
import { useSaveParty } from './parts'
import { newParty, type Party, type PartyForm } from './party'
import { PartyFields } from './PartyFields'
import { useTyped } from './typed'

const w = applyWords.party

type Props = { app: Application; party: Party | undefined; role: Party['role']; field: string; onClose: () => void }

// PartyDrawer adds a party, or changes one.
export function PartyDrawer(props: Props) {
  const [round, again] = useState(0)
  return <Form key={round} {...props} onAgain={() => again(round + 1)} />
}

function Form({ app, party, role, field, onClose, onAgain }: Props & { onAgain: () => void }) {
  const { message } = App.useApp()
  const applicants = (app.parties ?? []).filter((p) => p.role === 'applicant')
  const typed = useTyped<PartyForm>(`${app.id}/${party?.id ?? role}`, () => (party ? { ...party, representsPartyIds: standing(party, applicants) } : fresh(role, applicants)))
  const saving = useSaveParty(app, party?.id ?? '', () => {
    typed.forget()
    message.success(applyWords.part.saved)
    onClose()
  })
  const reload = () => {
    typed.forget()
    saving.reset()
    onAgain()
  }
  return (
    <PartDrawer
      app={app} title={w.titleOf(party ? w.editVerb : w.addVerb, w.roles[role])} field={field} restored={typed.restored} busy={saving.isPending} error={saving.error}
      onSave={() => saving.mutate(typed.value)} onClose={onClose} onReload={reload}
    >
      {(faults) => (
        <>
          {role === 'applicant' && app.submitterCapacity === 'applicant' && !party && <Mine set={typed.set} />}
          <PartyFields party={typed.value} applicants={applicants} faults={faults} set={typed.set} />
        </>
      )}
    </PartDrawer>
  )
}

const standing = (party: Party, applicants: Party[]) => (party.representsPartyIds ?? []).filter((id) => applicants.some((a) => a.id === id))

// fresh: who represents the only applicant need not be asked whom.
const fresh = (role: Party['role'], applicants: Party[]): PartyForm =>
  role === 'representative' && applicants.length === 1 ? { ...newParty(role), representsPartyIds: [applicants[0]!.id] } : newParty(role)

// Mine fills in what is known of who applies for themselves.
function Mine({ set }: { set: (change: Partial<PartyForm>) => void }) {
  const { data: me } = useMe()
  const profile = me?.profile
  if (!profile) return null
  return <p><button type="button" className="button second" onClick={() => set(own(profile))}>{w.mine}</button></p>
}

// own leaves out a number that is shown masked: there is nothing behind it here.
function own(p: Profile): Partial<PartyForm> {
  return {
    kind: 'person', name: p.name, idType: p.idType, ...(!p.idNumber.includes('*') && { idNumber: p.idNumber }), ...(p.landline && { landline: p.landline }), ...(p.email && !p.email.includes('*') && { email: p.email }),
    ...(p.residence && { domicile: p.residence, mailingAddress: p.residence }),
  }
}
