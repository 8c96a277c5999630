import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, of, type Schemas } from '@/api/client'
import { words } from '@/words'

type Kind = 'preservation' | 'registration' | 'face' | 'identity_papers' | 'insurer'
export type Agreement = Schemas['Notice']

// useNotice reads a text that is agreed to, in its present version.
export function useNotice(kind: Kind) {
  return useQuery({ queryKey: ['notice', kind], queryFn: () => of(api.GET('/api/v1/notices/{kind}', { params: { path: { kind } } })), staleTime: 60_000 })
}

// NoticeLink opens a text over the page, so that nothing that was typed is lost.
export function NoticeLink({ title, notice }: { title: string; notice: Agreement | undefined }) {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <a
        href="#notice"
        onClick={(e) => {
          e.preventDefault()
          dialog.current?.showModal()
        }}
      >
        {title}
      </a>
      <dialog className="notice" ref={dialog} aria-label={title}>
        <div>
          {notice ? <NoticeText text={notice.text} /> : <p role="status">{words.loading}</p>}
          <button className="button" type="button" onClick={() => dialog.current?.close()}>{words.actions.close}</button>
        </div>
      </dialog>
    </>
  )
}

// NoticeText shows the little of Markdown that the texts use: headings and lines.
export function NoticeText({ text }: { text: string }) {
  return (
    <div className="text">
      {text.split('\n').map((line, i) =>
        line.startsWith('#') ? <h2 key={i}>{line.replace(/^#+\s*/, '')}</h2> : line.trim() && <p key={i}>{line}</p>,
      )}
    </div>
  )
}
