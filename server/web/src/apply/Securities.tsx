import { Link, useParams } from 'react-router'
import { wan } from '@/base/money'
import { Loaded, useTitle } from '@/frame/Page'
import { applyWords } from '@/words/apply'
import { editable, useApplication, type Application } from './application'
import { useRemoval } from './parts'
import { usePlace } from './place'
import { Removed, Rows } from './Rows'
import type { Security } from './security'
import { SecurityDrawer } from './SecurityDrawer'
import { StepFrame } from './Steps'

const w = applyWords.security

// Step 2 of a preservation (rows 41 to 48): what secures it.
export function Component() {
  const { id = '' } = useParams()
  const application = useApplication('preservation', id)
  useTitle(w.title)
  return <Loaded query={application}>{(app) => <Securities app={app} />}</Loaded>
}

function Securities({ app }: { app: Application }) {
  const { open } = usePlace()
  const removal = useRemoval(app)
  const goTo = (location: string) => (location === 'securities' ? document.getElementById('security-rows')?.focus() : open(location))
  return (
    <StepFrame application={app} step="securities" goTo={goTo}>
      <Removed name={removal.last?.name} fault={removal.fault} onUndo={removal.undo} />
      {app.secured === false && <p className="notice-line">{w.unneeded}</p>}
      <Table app={app} onRemove={(item) => removal.remove({ part: 'securities', item, name: w.methods[item.method] })} />
      <Open app={app} />
    </StepFrame>
  )
}

function Table({ app, onRemove }: { app: Application; onRemove: (security: Security) => void }) {
  return (
    <Rows
      id="security-rows" title={w.title + (app.secured ? applyWords.part.required : '')} add="#securities/new"
      hint={editable(app) && <span className="hint">{w.hint}<Link to={`/guarantees/new?for=${app.id}`}>{w.hintLink}</Link></span>}
      columns={[
        { title: applyWords.columns.number, cell: (_, i) => i + 1 },
        { title: w.method, cell: (s) => w.methods[s.method] },
        { title: w.name, cell: (s) => s.name || '—' },
        { title: w.info, cell: (s) => [s.guarantorName, s.description].filter(Boolean).join('，') || '—' },
        { title: w.value, cell: (s) => (s.value ? wan(s.value) : '—'), amount: true },
      ]}
      items={app.securities ?? []} edit={(s) => `#securities/${s.id}`} remove={onRemove} nameOf={(s) => w.methods[s.method]} locked={!editable(app)}
      foot={app.totals.securities > 0 && <p className="total"><strong>{w.total(wan(app.totals.securities))}</strong></p>}
    />
  )
}

function Open({ app }: { app: Application }) {
  const { place, close } = usePlace()
  if (place?.part !== 'securities' || !place.id || !editable(app)) return null
  const security = app.securities?.find((s) => s.id === place.id)
  return security || place.id === 'new' ? <SecurityDrawer key={place.id} app={app} security={security} field={security ? place.field : ''} onClose={close} /> : null
}
