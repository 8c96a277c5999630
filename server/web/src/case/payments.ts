// The orders of an application, oldest first.
import type { Schemas } from '@/api/client'

export type Payment = Schemas['PaymentView']

// openOrder is the order that can be paid now; one that has run out is closed by the
// next.
export const openOrder = (all: Payment[]) => all.filter((p) => p.status === 'created' || p.status === 'pending').at(-1)

// paidOrder is the order that was paid and stays paid.
export const paidOrder = (all: Payment[]) => all.filter((p) => p.status === 'paid').at(-1)
