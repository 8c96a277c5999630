// A desk decides with one request: JSON, or a form when a document goes along.
import { Lost, refusalOf } from '@/api/client'
import type { Keyed } from '@/api/act'
import type { Application } from '@/case/reader'

export type Sent = { decision: unknown; version: number; file?: File; mark?: string }

// send posts a decision about the version that was read, and answers the application
// as it is then.
export async function send(address: string, { decision, version, file }: Sent, keyed: Keyed): Promise<Application> {
  const answer = await fetch(address, { method: 'POST', body: bodyOf(decision, file), headers: { ...keyed, 'If-Match': `"${version}"`, ...(!file && { 'Content-Type': 'application/json' }) } }).catch(() => {
    throw new Lost()
  })
  if (!answer.ok) throw await refusalOf(answer)
  return (await answer.json()) as Application
}

function bodyOf(decision: unknown, file: File | undefined): BodyInit {
  if (!file) return JSON.stringify(decision)
  const form = new FormData()
  form.append('decision', JSON.stringify(decision))
  form.append('file', file)
  return form
}

// markOf tells one chosen file from another: the same decision with another document
// is another act.
export const markOf = (file: File) => [file.name, file.size, file.lastModified].join('/')
