// Writes src/api/schema.d.ts from the server's own OpenAPI document; with --check
// it fails instead when the two have drifted apart.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'

const web = path.resolve(import.meta.dirname, '..')
const file = path.join(web, 'src/api/schema.d.ts')
const root = path.resolve(web, '../..')
const document = execFileSync('go', ['run', './server', 'openapi'], { cwd: root, maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] })
// Every failure is the same Problem: only what an operation answers when it does
// what was asked differs from one to the next.
const contract = JSON.parse(document)
for (const path of Object.values(contract.paths)) {
  for (const operation of Object.values(path)) {
    for (const status of Object.keys(operation.responses ?? {})) {
      if (!status.startsWith('2')) delete operation.responses[status]
    }
  }
}
const text = '// Made by `npm run contract` from the OpenAPI document; not to be edited.\n' + astToString(await openapiTS(contract))

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('src/api/schema.d.ts 与接口文档不一致：请运行 npm run contract')
    process.exit(1)
  }
} else {
  writeFileSync(file, text)
}
