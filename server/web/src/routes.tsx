// Every page of the website. Each is loaded when somebody goes there; the pages of
// the door do not load the component library.
import { createBrowserRouter } from 'react-router'
import { routes as admin } from '@/admin/routes'
import { routes as apply } from '@/apply/routes'
import { routes as cases } from '@/case/routes'
import { routes as court } from '@/court/routes'
import { routes as insurer } from '@/insurer/routes'
import { Broken, Missing, Root, Waiting } from '@/base/Root'

export const router = createBrowserRouter([
  {
    Component: Root,
    HydrateFallback: Waiting,
    ErrorBoundary: Broken,
    children: [
      { path: 'login', lazy: () => import('@/door/Login') },
      { path: 'register', lazy: () => import('@/door/Register') },
      { path: 'reset', lazy: () => import('@/door/Reset') },
      {
        lazy: () => import('@/frame/Shell'),
        children: [
          { index: true, lazy: () => import('@/home/Home') },
          { path: 'me', lazy: () => import('@/person/Profile') },
          { path: 'me/password', lazy: () => import('@/person/Password') },
          { path: 'me/sessions', lazy: () => import('@/person/Sessions') },
          { path: 'me/identity', lazy: () => import('@/person/FaceCheck') },
          { path: 'me/papers', lazy: () => import('@/person/Papers') },
          ...apply,
          ...cases,
          ...court,
          ...insurer,
          ...admin,
        ],
      },
      { path: '*', Component: Missing },
    ],
  },
])
