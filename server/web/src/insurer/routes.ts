import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: 'insurer', lazy: () => import('./Cases') },
  { path: 'insurer/rate-cards', lazy: () => import('./RateCards') },
  { path: 'insurer/evaluations', lazy: () => import('./Evaluations') },
  { path: 'insurer/:id', lazy: () => import('./Case') },
]
