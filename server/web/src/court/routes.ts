import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: 'court', lazy: () => import('./Cases') },
  { path: 'court/:id', lazy: () => import('./Case') },
]
