import { useEffect, useRef, useState } from 'react'
import { Button } from '@/base/Field'
import { adminWords } from '@/words/admin'

const w = adminWords.staff

// Handed is a first password, to be handed to its owner.
export type Handed = { login: string; password: string }

// Secret shows a first password once, until it was written down.
export function Secret({ handed, onEnd }: { handed: Handed; onEnd: () => void }) {
  const [copied, setCopied] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [handed])
  return (
    <section className="notice-line warn" aria-labelledby="secret">
      <h2 id="secret" tabIndex={-1} ref={heading}>{w.password(handed.login)}</h2>
      <p className="secret">{handed.password}</p>
      <p>{w.once}</p>
      <div className="bar">
        <Button type="button" onClick={() => void navigator.clipboard.writeText(handed.password).then(() => setCopied(true))}>{w.copy}</Button>
        <Button type="button" kind="second" onClick={onEnd}>{w.hide}</Button>
        <span role="status">{copied && w.copied}</span>
      </div>
    </section>
  )
}
