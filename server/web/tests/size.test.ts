// What a page weighs when somebody opens it for the first time, compressed as it is
// sent. It reads what the last build left: `make web` comes first.
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

type Chunk = { file: string; css?: string[]; imports?: string[]; isDynamicEntry?: boolean; src?: string }

const dist = path.resolve(import.meta.dirname, '../dist')
const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

function files(name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const css of chunk.css ?? []) seen.add(css)
  for (const next of chunk.imports ?? []) files(next, seen)
  return seen
}

// kilobytes of a page: the app, the page, and the frame that stands round it.
function weight(...chunks: string[]): number {
  const all = new Set(chunks.flatMap((chunk) => [...files(chunk)]))
  return [...all].reduce((sum, file) => sum + statSync(path.join(dist, file + '.br')).size, 0) / 1024
}

const door = 'src/door/'
const pages = Object.keys(manifest).filter((name) => manifest[name]!.isDynamicEntry && name.startsWith('src/') && name !== 'src/frame/Shell.tsx')

describe('what a page weighs when it is cold', () => {
  it('knows the pages', () => expect(pages).toContain('src/door/Login.tsx'))
  it.each(pages.filter((p) => p.startsWith(door)))('%s stays under 120 KB', (page) => expect(weight('index.html', page)).toBeLessThan(120))
  it.each(pages.filter((p) => !p.startsWith(door)))('%s stays under 360 KB', (page) =>
    expect(weight('index.html', 'src/frame/Shell.tsx', page)).toBeLessThan(360))
})
