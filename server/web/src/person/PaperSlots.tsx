import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api, refusalOf, type Schemas } from '@/api/client'
import { fieldId, faultsOf } from '@/base/faults'
import { papersWords } from '@/words/papers'

const w = papersWords

type Slot = Schemas['PaperSlot']

// PaperSlots are the papers that are wanted, each with its file.
export function PaperSlots({ review, stale }: { review: Schemas['PapersView']; stale: string[] }) {
  return (
    <ul className="sessions">
      {(review.slots ?? []).map((slot) => <PaperSlot key={slot.slot} id={review.id} slot={slot} stale={stale} />)}
    </ul>
  )
}

function PaperSlot({ id, slot, stale }: { id: string; slot: Slot; stale: string[] }) {
  const picker = useRef<HTMLInputElement>(null)
  const [fault, setFault] = useState('')
  const queries = useQueryClient()
  const after = {
    onSuccess: () => {
      setFault('')
      return queries.invalidateQueries({ queryKey: stale })
    },
    onError: (error: Error) => setFault(faultsOf(error)[0]?.message ?? ''),
  }
  const sending = useMutation({ mutationFn: (file: File) => send(id, slot.slot, file), ...after })
  const removing = useMutation({ mutationFn: () => api.DELETE('/api/v1/me/identity-reviews/{id}/papers/{slot}', { params: { path: { id, slot: slot.slot } } }), ...after })
  return (
    <li>
      <span>
        <strong>{slot.title}{!slot.required && w.optional}</strong>
        <br />
        <span className="hint">{slot.detail}</span>
      </span>
      <span role="status">{sending.isPending ? w.sending : slot.file?.fileName}{slot.file?.scan === 'pending' && ` ${w.scanning}`}</span>
      <span className="bar">
        <input
          ref={picker} className="unseen" tabIndex={-1} id={fieldId('papers.' + slot.slot)} type="file" accept=".jpg,.jpeg,.png,.pdf" aria-label={w.uploadOf(slot.title)}
          onChange={(e) => {
            const file = e.target.files?.[0]
            e.target.value = ''
            if (file && !sending.isPending) sending.mutate(file)
          }}
        />
        <button className="button second" type="button" aria-label={`${slot.file ? w.replace : w.upload} ${slot.title}`} onClick={() => picker.current?.click()}>{slot.file ? w.replace : w.upload}</button>
        {slot.file && <button className="plain" type="button" aria-label={w.removeOf(slot.title)} onClick={() => removing.mutate()}>{w.remove}</button>}
      </span>
      {fault && <p className="fault" role="alert">{fault}</p>}
      {slot.file?.scan === 'refused' && <p className="fault">{w.infected}</p>}
    </li>
  )
}

// send sends a paper; the slot stands before the bytes.
async function send(id: string, slot: string, file: File): Promise<void> {
  const form = new FormData()
  form.append('slot', slot)
  form.append('file', file)
  const answer = await fetch(`/api/v1/me/identity-reviews/${id}/papers`, { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID() }, body: form })
  if (!answer.ok) throw await refusalOf(answer)
}
