import { afterEach, vi } from 'vitest'

// A test that asks a server that is not there must not pass by chance.
vi.stubGlobal('fetch', () => {
  throw new Error('a test sent a request that it did not stub')
})
afterEach(() => vi.restoreAllMocks())
