/// <reference types="vitest/config" />
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// packed lays a gzip and a brotli form beside each file, which the server sends
// to who can unpack it.
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    async writeBundle(options, bundle) {
      const dir = options.dir ?? 'dist'
      await Promise.all(
        Object.keys(bundle)
          .filter((name) => /\.(js|css|html|svg)$/.test(name))
          .map(async (name) => {
            const file = path.join(dir, name)
            const data = await fs.readFile(file)
            await fs.writeFile(file + '.gz', await promisify(gzip)(data, { level: 9 }))
            await fs.writeFile(file + '.br', await promisify(brotliCompress)(data))
          }),
      )
    },
  }
}

// While a page is worked on, the API is that of a running system.
const api = process.env['SERVER_URL'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react(), packed()],
  resolve: { alias: { '@': path.resolve(import.meta.dirname, 'src') } },
  build: {
    target: 'es2022',
    manifest: true,
    rolldownOptions: {
      output: {
        // Libraries that every page needs change rarely: they keep their hash.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'router', test: /node_modules\/react-router\// },
            { name: 'query', test: /node_modules\/@tanstack\// },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': api, '/verify': api, '/readyz': api } },
  test: { environment: 'happy-dom', setupFiles: ['tests/setup.ts'], include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'] },
})
