import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: 'admin', lazy: () => import('./Stuck') },
  { path: 'admin/courts', lazy: () => import('./Courts') },
  { path: 'admin/insurers', lazy: () => import('./Insurers') },
  { path: 'admin/staff', lazy: () => import('./StaffList') },
  { path: 'admin/identity', lazy: () => import('./Reviews') },
  { path: 'admin/payments', lazy: () => import('./Payments') },
]
