/**
 * A short run of `npm run fuzz`, the same each time. XML is parsed by another parser than Chromium's
 * here; the long run has the real one.
 */
import { describe, expect, test } from 'vitest'
import { fuzz } from '../../fuzz/engine.ts'
import { nodeTargets } from '../../fuzz/targets/node.ts'
import { xmlTargets } from '../../fuzz/targets/xml.ts'
import { parseXml } from '../line/parse-xml.ts'

const runsEach = 850
/** The other parser is slow with large documents. */
const runsOfXml = 450

describe.each([
  ...nodeTargets.map((target) => ({ target, name: target.name, count: runsEach })),
  ...xmlTargets(parseXml).map((target) => ({ target, name: target.name, count: runsOfXml })),
])('$name', ({ target, count }) => {
  test('neither throws nor hangs nor breaks a promise, and takes what is right', async () => {
    const { runs, taken, findings } = await fuzz(target, { seed: 1, from: 0, count })
    expect(findings).toEqual([])
    expect(runs).toBe(count)
    expect(taken).toBeGreaterThan(0)
  })

  test('takes each document of its corpus, or refuses it on purpose', async () => {
    const outcomes = await Promise.all(target.corpus.map((document) => target.run(document)))
    expect(outcomes).toContain(true)
  })
})
