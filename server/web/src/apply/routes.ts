import type { RouteObject } from 'react-router'

const kinds = ['preservations', 'guarantees']

// The way in of both kinds: the list, the beginning, and the steps up to the files.
export const routes: RouteObject[] = kinds.flatMap((kind): RouteObject[] => [
  { path: kind, lazy: () => import('./List') },
  { path: `${kind}/new`, lazy: () => import('./New') },
  { path: `${kind}/:id/edit/basics`, lazy: () => import('./Basics') },
]).concat([{ path: 'preservations/:id/edit/securities', lazy: () => import('./Securities') }])
