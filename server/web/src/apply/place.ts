import { useLocation, useNavigate } from 'react-router'

// Place is what of an application is open beside the page. It stands behind the # of
// the address, so that lists of what is wrong lead to it, a reload finds it again and
// the way back closes it: #basics, #parties/new/applicant, #clues/<id>/value.
export type Place = { part: string; id: string; field: string }

const basicsFields = new Set([
  'basics', 'courtCode', 'amount', 'preservationAmount', 'guaranteeAmount', 'category', 'type', 'preSuitStage', 'secured', 'unsecuredReason', 'unsecuredNote', 'submitterCapacity', 'caseType', 'caseNumber', 'causeCode',
  'judgmentCourtCode', 'insurerCode',
])

export function placeOf(hash: string): Place | undefined {
  const [part = '', id = '', field = ''] = decodeURIComponent(hash.replace(/^#/, '')).split('/')
  if (basicsFields.has(part)) return { part: 'basics', id: '', field: part === 'basics' ? '' : part }
  return part ? { part, id, field } : undefined
}

export function usePlace(): { place: Place | undefined; open: (location: string) => void; close: () => void } {
  const { hash } = useLocation()
  const navigate = useNavigate()
  return {
    place: placeOf(hash),
    open: (location) => void navigate('#' + location),
    close: () => void navigate({ hash: '' }, { replace: true }),
  }
}
