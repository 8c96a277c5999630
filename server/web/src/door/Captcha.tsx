import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, of } from '@/api/client'
import { Labelled } from '@/base/Field'
import { type Fault } from '@/base/faults'
import { words } from '@/words'

export type CaptchaAnswer = { captchaId: string; captchaAnswer: string }

// Captcha shows a picture, or reads digits aloud. A new `round` draws another: an
// answer counts once, right or wrong.
export function Captcha({ round, faults, value, onValue }: { round: number; faults: Fault[]; value: CaptchaAnswer; onValue: (value: CaptchaAnswer) => void }) {
  const sound = useRef<HTMLAudioElement>(null)
  const drawn = useMutation({
    mutationFn: (audio: boolean) => of(api.POST('/api/v1/captchas', { body: { audio } })),
    onSuccess: (captcha) => onValue({ captchaId: captcha.id, captchaAnswer: '' }),
  })
  const { mutate } = drawn
  useEffect(() => mutate(false), [round, mutate])
  const captcha = drawn.data
  return (
    <Labelled name="captchaAnswer" label={words.account.captcha} hint={captcha?.audio ? words.account.digits : words.account.captchaHint} faults={faults}>
      {(aria) => (
        <>
          <div className="captcha">
            {captcha ? <img src={captcha.image} alt={words.account.captchaAlt} /> : <span role="status">{drawn.isError ? words.faults.lost : words.loading}</span>}
            <button className="plain" type="button" onClick={() => mutate(false)}>{words.actions.refresh}</button>
            <button className="plain" type="button" onClick={() => mutate(true)}>{words.account.listen}</button>
            {captcha?.audio && (
              <audio ref={sound} src={captcha.audio} controls autoPlay aria-label={words.account.play} />
            )}
          </div>
          <input
            className="text"
            {...aria}
            value={value.captchaAnswer}
            onChange={(e) => onValue({ ...value, captchaAnswer: e.target.value })}
            maxLength={12}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            inputMode={captcha?.audio ? 'numeric' : 'text'}
          />
        </>
      )}
    </Labelled>
  )
}
