import { faultsOf, type Fault } from '@/base/faults'

// stepOf says to which step a refused registration or reset leads back: a wrong
// code to the code, the rest stays with the password.
export function stepOf(error: unknown): { step: 'code' | 'password'; faults: Fault[] } {
  const faults = faultsOf(error)
  return { step: faults.some((f) => f.location === 'smsCode' || f.location === 'phone') ? 'code' : 'password', faults }
}
