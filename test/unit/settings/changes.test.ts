import { expect, test } from 'vitest'
import { applyChanges } from '../../../src-main/services/settings/changes.ts'

test.each([
  ['nothing changed: the file stays', { x: 1 }, { a: 1 }, { a: 1 }, { x: 1 }],
  ['a changed value', { x: 1 }, { a: 1 }, { a: 2 }, { x: 1, a: 2 }],
  [
    'an unknown key inside',
    { o: { x: 1 } },
    { o: { a: 1 } },
    { o: { a: 2 } },
    { o: { x: 1, a: 2 } },
  ],
  ['a removed key', { o: { x: 1, a: 1 } }, { o: { a: 1 } }, { o: {} }, { o: { x: 1 } }],
  ['from null to an object', { o: null }, { o: null }, { o: { a: 1 } }, { o: { a: 1 } }],
  ['from an object to null', { o: { a: 1, x: 1 } }, { o: { a: 1 } }, { o: null }, { o: null }],
  [
    'an object that the file never had',
    {},
    { o: { a: 1, b: 1 } },
    { o: { a: 2, b: 1 } },
    { o: { a: 2 } },
  ],
])('%s', (_title, file, before, after, expected) => {
  expect(applyChanges(file, before, after)).toEqual(expected)
})
