import { useRef, useState, type DragEvent } from 'react'
import { fieldId } from '@/base/faults'
import { casesWords } from '@/words/cases'
import { FileName } from './Files'
import type { Material } from './reader'
import type { useRemovals } from './removals'
import { bySystem, slotKey, type Slot } from './slots'
import { UploadLine } from './UploadLine'
import { add, type Upload } from './uploads'

const w = casesWords.upload

type Props = {
  slot: Slot; base: string; level: 'h2' | 'h3'; files: Material[]; uploads: Upload[]; reasons: string[]; closed: boolean
  removals: ReturnType<typeof useRemovals>; onOpen: (file: Material) => void; onArrived: () => void
}

// SlotBox is one slot: what belongs there, what lies there, and a place to put more.
export function SlotBox({ slot, base, level: Heading, files, uploads, reasons, closed, removals, onOpen, onArrived }: Props) {
  const id = fieldId(slotKey(slot))
  const lying = files.filter((m) => !removals.removed.includes(m.id))
  const take = (chosen: File[]) => add(base, { slot: slot.slot, partyId: slot.partyId, securityId: slot.securityId }, chosen, onArrived)
  return (
    <div className="slot" id={id} tabIndex={-1} role="group" aria-labelledby={id + '-title'} aria-describedby={id + '-help'}>
      <div className="head">
        <Heading id={id + '-title'}>{slot.title}</Heading>
        <span className={slot.required ? 'needed' : 'quiet'}>{slot.required ? w.required : w.optional}</span>
        <Count n={lying.filter((m) => m.scan !== 'refused').length} required={slot.required} />
      </div>
      <p className="quiet" id={id + '-help'}>{slot.help}</p>
      {reasons.map((reason) => <p key={reason} className="asked"><strong>{w.asked}{casesWords.colon}</strong>{reason}</p>)}
      <ul className="files">
        {files.map((file) => (
          <Lying key={file.id} file={file} base={base} onOpen={onOpen} fixed={closed || bySystem(slot, file)} attached={bySystem(slot, file)} removals={removals} />
        ))}
        {uploads.map((u) => <UploadLine key={u.key} upload={u} />)}
      </ul>
      {!closed && <Drop title={slot.title} onFiles={take} />}
    </div>
  )
}

function Count({ n, required }: { n: number; required: boolean }) {
  return <span className={n === 0 ? (required ? 'missing push' : 'quiet push') : 'good push'}>{n === 0 ? w.none : w.count(n)}</span>
}

type LyingProps = { file: Material; base: string; fixed: boolean; attached: boolean; removals: Props['removals']; onOpen: Props['onOpen'] }

function Lying({ file, base, fixed, attached, removals, onOpen }: LyingProps) {
  if (removals.removed.includes(file.id))
    return (
      <li role="status">
        <span className="quiet">{w.of(w.removed, file.fileName)}</span>
        <button className="plain" type="button" onClick={() => removals.undo(file.id)}>{w.undo}</button>
      </li>
    )
  return (
    <li>
      <FileName file={file} base={base} onOpen={onOpen} />
      <span className="quiet">{casesWords.files.size(file.size)}</span>
      <span className={file.scan === 'refused' ? 'missing' : 'quiet'} role={file.scan === 'refused' ? 'alert' : undefined}>
        {file.scan === 'pending' ? w.checking : file.scan === 'refused' ? w.refused : w.clean}
      </span>
      {attached && <span className="by-system">{casesWords.files.bySystem}</span>}
      {!fixed && <button className="plain" type="button" aria-label={w.of(w.remove, file.fileName)} onClick={() => removals.remove(file.id)}>{w.remove}</button>}
    </li>
  )
}

const accepted = '.pdf,.doc,.docx,.jpg,.jpeg,.png'

// Drop takes files that are dropped, or chosen with the button.
function Drop({ title, onFiles }: { title: string; onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (e: DragEvent) => {
    e.preventDefault()
    setOver(false)
    onFiles([...e.dataTransfer.files])
  }
  return (
    <div className={over ? 'drop over' : 'drop'} onDragOver={(e) => (e.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)} onDrop={drop}>
      <button className="button second" type="button" aria-label={w.addTo(title)} onClick={() => input.current?.click()}>{w.add}</button>
      <span className="quiet">{w.drop}</span>
      <input
        ref={input} type="file" multiple hidden accept={accepted} aria-label={title}
        onChange={(e) => {
          onFiles([...(e.target.files ?? [])])
          e.target.value = ''
        }}
      />
    </div>
  )
}
