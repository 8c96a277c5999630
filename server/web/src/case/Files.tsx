import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { faultsOf } from '@/base/faults'
import { casesWords } from '@/words/cases'
import type { Marks } from './Paper'
import { ask, type Application, type Material } from './reader'
import { bySystem, filesIn, slotKey, slotsOf, type Slot } from './slots'
import './case.css'

const w = casesWords.files

// contentOf is where the bytes of a file are.
export const contentOf = (base: string, file: Material) => `${base}/materials/${file.id}/content`

// shownIn says whether a browser shows a file in a page.
export const shownIn = (file: Material) => file.contentType === 'application/pdf' || file.contentType.startsWith('image/')

type Props = { application: Application; base: string; marks?: Marks; onOpen?: (file: Material) => void }

// Files are the materials in their slots. A file opens over the page, or where onOpen
// shows it.
export function Files({ application, base, marks = () => null, onOpen }: Props) {
  const [open, setOpen] = useState<Material>()
  return (
    <>
      <ul className="slots">
        {slotsOf(application).map((slot) => (
          <li key={slotKey(slot)}>
            <SlotName slot={slot} />
            <SlotFiles slot={slot} files={filesIn(slot, application.materials ?? [])} base={base} onOpen={onOpen ?? setOpen} />
            {marks({ step: 'materials', location: slotKey(slot), name: slot.title, level: 'field' })}
          </li>
        ))}
      </ul>
      {!onOpen && <FileDialog base={base} file={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function SlotName({ slot }: { slot: Slot }) {
  return (
    <span className="slot-name">
      {(slot.partyId || slot.securityId) && <span className="quiet">{slot.group}</span>}
      <span>{slot.title}</span>
    </span>
  )
}

function SlotFiles({ slot, files, base, onOpen }: { slot: Slot; files: Material[]; base: string; onOpen: (file: Material) => void }) {
  if (files.length === 0) return <span className={slot.required ? 'files missing' : 'files quiet'}>{w.missing}</span>
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <FileName file={file} base={base} onOpen={onOpen} />
          <span className="quiet">{w.size(file.size)}</span>
          {file.scan === 'pending' && <span className="quiet">{w.pending}</span>}
          {file.scan === 'refused' && <span className="missing">{w.refused}</span>}
          {bySystem(slot, file) && <span className="by-system">{w.bySystem}</span>}
        </li>
      ))}
    </ul>
  )
}

// FileName opens a file when a browser can show it, or else has it downloaded; what
// is still being checked is a name alone.
export function FileName({ file, base, onOpen }: { file: Material; base: string; onOpen: (file: Material) => void }) {
  if (file.scan !== 'clean') return <span className="file-name">{file.fileName}</span>
  if (!shownIn(file)) return <a className="file-name" href={contentOf(base, file)} download aria-label={w.downloadOf(file.fileName)}>{file.fileName}</a>
  return <button className="plain file-name" type="button" aria-label={w.open(file.fileName)} onClick={() => onOpen(file)}>{file.fileName}</button>
}

// FileDialog shows a file over the page.
export function FileDialog({ base, file, onClose }: { base: string; file: Material | undefined; onClose: () => void }) {
  return (
    <Modal open={file !== undefined} title={file?.fileName} onCancel={onClose} footer={null} width="min(64rem, 100vw)" destroyOnHidden>
      {file && <FileView base={base} file={file} />}
    </Modal>
  )
}

// FileView is the file itself: a picture or a PDF, taken into the page, so that it
// needs no window of its own.
export function FileView({ base, file }: { base: string; file: Material }) {
  const { address, fault } = useBlob(shownIn(file) ? contentOf(base, file) : undefined, file.contentType)
  return (
    <div className="file-view">
      <p className="bar">
        <a href={contentOf(base, file)} download>{w.downloadOf(file.fileName)}</a>
        <span className="quiet">{file.contentType === 'application/pdf' && w.pdfHint}</span>
      </p>
      {!shownIn(file) && <p>{w.cannot}</p>}
      {fault && <p role="alert">{fault}</p>}
      {shownIn(file) && !address && !fault && <p role="status">{w.opening}</p>}
      {address && (file.contentType === 'application/pdf' ? <iframe title={file.fileName} src={address} /> : <img src={address} alt={file.fileName} />)}
    </div>
  )
}

// useBlob fetches bytes and gives them an address in this page, which is given back
// when nobody looks any more.
export function useBlob(from: string | undefined, type: string): { address?: string; fault?: string } {
  const [state, setState] = useState<{ address?: string; fault?: string }>({})
  useEffect(() => {
    setState({})
    if (!from) return undefined
    let address = ''
    let gone = false
    ask(from)
      .then((answer) => answer.arrayBuffer())
      .then((bytes) => {
        if (gone) return
        address = URL.createObjectURL(new Blob([bytes], { type }))
        setState({ address })
      })
      .catch((error: unknown) => gone || setState({ fault: faultsOf(error)[0]?.message ?? '' }))
    return () => {
      gone = true
      if (address) URL.revokeObjectURL(address)
    }
  }, [from, type])
  return state
}
