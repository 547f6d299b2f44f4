/**
 * Writes assets/policy and the table in docs/policy.md from the schema of the policy:
 * `npm run policy`. The results are committed; run it when the schema changes.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { withTable } from './policy/table.ts'
import { templates } from './policy/templates.ts'

const root = join(import.meta.dirname, '..')

for (const [path, content] of templates()) {
  const file = join(root, 'assets/policy', path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}
const document = join(root, 'docs/policy.md')
await writeFile(document, withTable(await readFile(document, 'utf8')))
