import type { RouteObject } from 'react-router'

// The pages of an application that was made: its last two steps, the case itself and
// its payment, in the same way for both kinds.
export const routes: RouteObject[] = ['preservations', 'guarantees'].flatMap((kind) => [
  { path: `${kind}/:id/edit/materials`, lazy: () => import('./Materials') },
  { path: `${kind}/:id/edit/preview`, lazy: () => import('./Preview') },
  { path: `${kind}/:id`, lazy: () => import('./Case') },
  { path: `${kind}/:id/payment`, lazy: () => import('./Payment') },
])
