import { Tag } from 'antd'
import type { Schemas } from '@/api/client'
import { words } from '@/words'

export type Status = Schemas['ApplicationView']['status']

// Red is for what the reader must do; the words say it all without the colour.
const colors: Record<Status, string> = {
  draft: 'default', under_review: 'blue', returned: 'red', awaiting_payment: 'red', awaiting_ruling: 'blue', issuing: 'blue', ruled: 'green', issued: 'green',
  rejected: 'default', declined: 'default', withdrawn: 'default', lapsed: 'default', cancelled: 'default',
}

// Status is where an application stands.
export function StatusTag({ status }: { status: Status }) {
  return <Tag color={colors[status]} style={{ color: '#1a1a1a' }}>{words.status[status]}</Tag>
}
