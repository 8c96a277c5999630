import { useParams } from 'react-router'
import { capital, wan, yuan } from '@/base/money'
import { Loaded, useTitle } from '@/frame/Page'
import { applyWords } from '@/words/apply'
import { editable, useApplication, useKind, type Application } from './application'
import { lineOf, type Clue } from './clue'
import { ClueDrawer } from './ClueDrawer'
import { useRemoval } from './parts'
import type { Party } from './party'
import { PartyDrawer } from './PartyDrawer'
import { usePlace } from './place'
import { Removed, Rows, type Column } from './Rows'
import { StepFrame } from './Steps'

const w = applyWords

// Step 1 (rows 31 to 40, 62): parties and clues, each saved as it is entered.
export function Component() {
  const kind = useKind()
  const { id = '' } = useParams()
  const application = useApplication(kind, id)
  useTitle(w.crumbs[kind])
  return <Loaded query={application}>{(app) => <Basics app={app} />}</Loaded>
}

function Basics({ app }: { app: Application }) {
  const { open } = usePlace()
  const removal = useRemoval(app)
  const goTo = (location: string) => (location.includes('/') || !sections[location] ? open(location) : document.getElementById(sections[location])?.focus())
  return (
    <StepFrame application={app} step="basics" goTo={goTo}>
      <Removed name={removal.last?.name} fault={removal.fault} onUndo={removal.undo} />
      {roles.map((role) => <Parties key={role} app={app} role={role} onRemove={(item) => removal.remove({ part: 'parties', item, name: item.name })} />)}
      <Clues app={app} onRemove={(item) => removal.remove({ part: 'clues', item, name: w.clue.kinds[item.kind] })} />
      <Open app={app} />
    </StepFrame>
  )
}

const roles: Party['role'][] = ['applicant', 'respondent', 'representative']
const sections: Record<string, string> = { parties: 'applicant-rows', clues: 'clue-rows' }

const c = w.columns
const columns: Column<Party>[] = [
  { title: c.number, cell: (_, i) => i + 1 },
  { title: c.kind, cell: (p) => w.party.kinds[p.kind] },
  { title: c.name, cell: (p) => p.name },
]
const address: Column<Party> = { title: c.address, cell: (p) => p.mailingAddress || p.domicile || p.address || '—' }
const phone: Column<Party> = { title: c.phone, cell: (p) => p.phone || '—' }

function Parties({ app, role, onRemove }: { app: Application; role: Party['role']; onRemove: (party: Party) => void }) {
  return (
    <Rows
      id={`${role}-rows`} title={w.party.roles[role] + (role === 'representative' ? '' : w.part.required)} add={`#parties/new/${role}`} columns={[...columns, role === 'representative' ? phone : address]}
      items={(app.parties ?? []).filter((p) => p.role === role)} edit={(p) => `#parties/${p.id}`} remove={onRemove} nameOf={(p) => p.name} locked={!editable(app)}
    />
  )
}

function Clues({ app, onRemove }: { app: Application; onRemove: (clue: Clue) => void }) {
  const owner = (id: string) => app.parties?.find((p) => p.id === id)?.name ?? '—'
  const total = app.totals.clues
  return (
    <Rows
      id="clue-rows" title={w.clue.title + w.part.required} add="#clues/new"
      columns={[
        { title: c.number, cell: (_, i) => i + 1 },
        { title: w.clue.kind, cell: (clue) => w.clue.kinds[clue.kind] },
        { title: w.clue.owner, cell: (clue) => owner(clue.ownerPartyId) },
        { title: w.clue.info, cell: (clue) => lineOf(clue) || '—' },
        { title: w.clue.value, cell: (clue) => wan(clue.value), amount: true },
      ]}
      items={app.clues ?? []} edit={(clue) => `#clues/${clue.id}`} remove={onRemove} nameOf={(clue) => w.clue.kinds[clue.kind]} locked={!editable(app)}
      foot={total > 0 && <p className="total"><strong>{w.clue.total(wan(total))}</strong> {w.clue.totalYuan(yuan(total), capital(total))}</p>}
    />
  )
}

// Open is the drawer that the address names.
function Open({ app }: { app: Application }) {
  const { place, close } = usePlace()
  if (!place || !editable(app)) return null
  const { part, id, field } = place
  if (part === 'clues' && id) {
    const clue = app.clues?.find((c) => c.id === id)
    return clue || id === 'new' ? <ClueDrawer key={id} app={app} clue={clue} field={clue ? field : ''} onClose={close} /> : null
  }
  if (part !== 'parties' || !id) return null
  const party = app.parties?.find((p) => p.id === id)
  const role = party?.role ?? roles.find((r) => r === field)
  return role && (party || id === 'new') ? <PartyDrawer key={id + role} app={app} party={party} role={role} field={party ? field : ''} onClose={close} /> : null
}
