import { useEffect, useState } from 'react'

// useCountdown counts the whole seconds that are left until a time, 0 when it is
// over or there is none.
export function useCountdown(until: number | undefined): number {
  const left = () => (until ? Math.max(0, Math.ceil((until - Date.now()) / 1000)) : 0)
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    if (!until) return undefined
    const timer = setInterval(() => setSeconds(left()), 500)
    return () => clearInterval(timer)
  }, [until])
  return seconds
}
