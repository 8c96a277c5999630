import { useEffect, useState } from 'react'

// useLater is a value as it was when it last stood still for so many milliseconds:
// what is typed is looked up when the typing pauses.
export function useLater<T>(value: T, pause: number): T {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return later
}
