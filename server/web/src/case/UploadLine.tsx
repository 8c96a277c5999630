import { casesWords } from '@/words/cases'
import { cancel, retry, type Upload } from './uploads'

const w = casesWords.upload

// UploadLine is one file on its way: how far, and what can be done about it.
export function UploadLine({ upload: u }: { upload: Upload }) {
  const failed = u.state === 'failed'
  return (
    <li>
      <span className="file-name">{u.file.name}</span>
      <span className="quiet">{casesWords.files.size(u.file.size)}</span>
      {u.state === 'waiting' && <span className="quiet">{w.waiting}</span>}
      {u.state === 'sending' && (
        <>
          <progress max={100} value={u.percent} aria-label={w.progress(u.file.name)} />
          <span className="quiet">{w.sending(u.percent)}</span>
        </>
      )}
      {failed && <span className="missing" role="alert">{u.fault}</span>}
      {failed && u.again && <button className="plain" type="button" aria-label={w.of(w.retry, u.file.name)} onClick={() => retry(u.key)}>{w.retry}</button>}
      <button className="plain" type="button" aria-label={w.of(failed ? w.dismiss : w.cancel, u.file.name)} onClick={() => cancel(u.key)}>{failed ? w.dismiss : w.cancel}</button>
    </li>
  )
}
