// One file to one slot. fetch says nothing about how far it has come, so this is an
// XMLHttpRequest.
import type { Problem } from '@/api/client'
import { sessionEnded } from '@/base/session'

export type Sending = { arrived: Promise<void>; abort: () => void }

// Unsent is why a file did not arrive, in words for people, empty when the connection
// was lost. again: the same file may be taken when it is sent once more.
export class Unsent extends Error {
  constructor(
    message: string,
    readonly again: boolean,
  ) {
    super(message)
  }
}

type File_ = { key: string; base: string; slot: { slot: string; partyId?: string; securityId?: string }; file: File }

// send begins to send; what it fails with is an Unsent.
export function send({ key, base, slot, file }: File_, onPercent: (percent: number) => void): Sending {
  const request = new XMLHttpRequest()
  const arrived = new Promise<void>((resolve, reject) => {
    request.upload.onprogress = (e) => e.lengthComputable && onPercent(Math.floor((e.loaded / e.total) * 100))
    request.onload = () => (request.status === 201 ? resolve() : reject(refused(request)))
    request.onerror = () => reject(new Unsent('', true))
    request.ontimeout = () => reject(new Unsent('', true))
  })
  request.open('POST', `${base}/materials`)
  request.setRequestHeader('Idempotency-Key', key)
  request.send(formOf(slot, file))
  return { arrived, abort: () => request.abort() }
}

// formOf is the form with the file last: the server reads the place before the bytes.
function formOf(slot: File_['slot'], file: File): FormData {
  const form = new FormData()
  for (const name of ['slot', 'partyId', 'securityId'] as const) if (slot[name]) form.append(name, slot[name])
  form.append('file', file)
  return form
}

// refused is what the server says of a file that it does not take. A busy house or an
// ended session says nothing about the file.
function refused(request: XMLHttpRequest): Unsent {
  const again = request.status >= 500 || request.status === 429 || request.status === 401
  try {
    const problem = JSON.parse(request.responseText) as Problem
    if (problem.code === 'login_required') sessionEnded(true)
    return new Unsent(problem.errors?.[0]?.detail ?? problem.detail, again)
  } catch {
    return new Unsent('', true)
  }
}
