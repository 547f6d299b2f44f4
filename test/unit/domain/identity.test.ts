import { expect, test } from 'vitest'
import { ownsExtension } from '../../../src-main/domain/identity.ts'

test.for([
  ['alma@example.com', 'alma@example.com', true],
  ['Alma@Example.COM', ' alma@example.com ', true],
  // The same word, composed and decomposed.
  ['zoé@example.com', 'zoe\u0301@example.com', true],
  ['alma@example.com', 'alma@example.org', false],
  ['alma@example.com', 'aalma@example.com', false],
  ['alma@example.com', '', false],
  ['', '', false],
  ['', 'alma@example.com', false],
] as const)('%j has the extension of %j: %j', ([name, email, owns]) => {
  expect(ownsExtension(name, email)).toBe(owns)
})
