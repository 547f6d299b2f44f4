/** assets/policy is what the schema makes, and what Windows, macOS and Linux can read. */
import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { DOMParser, type Document, type Element } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'
import { keys } from '../../../scripts/policy/keys.ts'
import { withTable } from '../../../scripts/policy/table.ts'
import { templates } from '../../../scripts/policy/templates.ts'
import { registryKey } from '../../../src-main/adapters/policy/windows.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { policyKeyNames } from '../../../src-main/services/policy/schema.ts'

const root = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

function parse(path: string): Document {
  const onError = (level: string, message: string) => {
    throw new Error(`${path}: ${level}: ${message}`)
  }
  return new DOMParser({ onError }).parseFromString(read(`assets/policy/${path}`), 'text/xml')
}

const all = (within: Document | Element, name: string) => [...within.getElementsByTagName(name)]
const attributes = (elements: readonly Element[], name: string) =>
  elements.map((element) => element.getAttribute(name) ?? '')
const childrenOf = (element: Element | null | undefined) =>
  [...(element?.childNodes ?? [])].filter((node): node is Element => node.nodeType === 1)

describe('the files', () => {
  const made = templates()

  test.each([...made.keys()])('%s is what the schema makes', (path) => {
    // "npm run policy" writes it anew.
    expect(read(`assets/policy/${path}`)).toBe(made.get(path))
  })

  test('there is no other', () => {
    const files = globSync('**/*.*', { cwd: join(root, 'assets/policy') })
    expect(files.map((file) => file.split(sep).join('/')).sort()).toEqual([...made.keys()].sort())
  })

  test('the table of docs/policy.md is what the schema makes', () => {
    expect(withTable(read('docs/policy.md'))).toBe(read('docs/policy.md'))
  })
})

describe('the administrative template', () => {
  const admx = parse('windows/lockstep.admx')
  const policies = all(admx, 'policy')

  test('has every key once, for computers and for people', () => {
    expect(attributes(policies, 'name')).toEqual([...policyKeyNames])
    expect(new Set(attributes(policies, 'class'))).toEqual(new Set(['Both']))
    expect(new Set(attributes(policies, 'key'))).toEqual(new Set([registryKey]))
  })

  test('each writes the value that Lockstep reads', () => {
    const written = policies.map((policy) => {
      const own = policy.getAttribute('valueName')
      if (own !== null) return own
      const [input] = childrenOf(all(policy, 'elements')[0])
      const list = input?.getAttribute('key')?.slice(registryKey.length + 1)
      return input?.getAttribute('valueName') ?? list
    })
    expect(written).toEqual([...policyKeyNames])
  })

  test('each is of the kind that the schema says', () => {
    const inputs = policies.map((policy) => {
      const [input] = childrenOf(all(policy, 'elements')[0])
      return input?.nodeName ?? childrenOf(policy).at(-1)?.nodeName
    })
    const names = {
      flag: 'disabledValue',
      number: 'decimal',
      choice: 'enum',
      text: 'text',
      list: 'list',
      table: 'list',
    }
    expect(inputs).toEqual(keys.map(({ kind }) => names[kind.type]))
  })

  test('each lies in a category that exists, and needs a product that exists', () => {
    const categories = attributes(all(admx, 'category'), 'name')
    const used = attributes(all(admx, 'parentCategory'), 'ref')
    expect(used.filter((name) => !categories.includes(name))).toEqual([])
    expect(policies.every((policy) => all(policy, 'parentCategory').length === 1)).toBe(true)
    const products = attributes(all(admx, 'definition'), 'name')
    expect(new Set(attributes(all(admx, 'supportedOn'), 'ref').filter(Boolean))).toEqual(
      new Set(products),
    )
  })

  test('the parts of a policy are in the order of its schema', () => {
    const order = ['parentCategory', 'supportedOn', 'enabledValue', 'disabledValue', 'elements']
    for (const policy of policies) {
      const parts = childrenOf(policy).map((part) => order.indexOf(part.nodeName))
      expect(parts).not.toContain(-1)
      expect(parts).toEqual([...parts].sort((a, b) => a - b))
    }
  })

  describe.each([['en-US'], ['de-DE']])('in %s', (language) => {
    const adml = parse(`windows/${language}/lockstep.adml`)
    const text = read('assets/policy/windows/lockstep.admx')
    const referred = (kind: string) =>
      [...text.matchAll(new RegExp(`\\$\\(${kind}\\.([^)]+)\\)`, 'g'))].map(
        (match) => match[1] ?? '',
      )

    test.each([['string'], ['presentation']])('every %s is there once, and no other', (kind) => {
      const ids = attributes(all(adml, kind), 'id')
      expect(ids.length).toBe(new Set(ids).size)
      expect(new Set(ids)).toEqual(new Set(referred(kind)))
    })

    test('every control belongs to an input of its policy', () => {
      for (const presentation of all(adml, 'presentation')) {
        const refs = attributes(childrenOf(presentation), 'refId')
        expect(refs).toEqual([presentation.getAttribute('id')])
      }
    })

    test('no text is empty', () => {
      expect(all(adml, 'string').filter((string) => string.textContent?.trim() === '')).toEqual([])
    })

    test('fits the revision of the template', () => {
      const revision = all(admx, 'resources')[0]?.getAttribute('minRequiredRevision')
      expect(adml.documentElement?.getAttribute('revision')).toBe(revision)
    })
  })

  test('the languages differ', () => {
    const texts = (language: string) =>
      all(parse(`windows/${language}/lockstep.adml`), 'string').map((string) => string.textContent)
    const german = texts('de-DE')
    const same = texts('en-US').filter((text, index) => text === german[index])
    expect(same.every((text) => (text ?? '').length < 15)).toBe(true)
  })
})

describe('the examples', () => {
  test('of Linux are a valid policy with every key', () => {
    const { policy, invalid, unknown } = readPolicy(
      JSON.parse(read('assets/policy/linux/policy.json')),
    )
    expect(Object.keys(policy)).toEqual([...policyKeyNames])
    expect([...invalid, ...unknown]).toEqual([])
  })

  test('of macOS are a profile with the same', () => {
    const profile = Object(
      plistValue(childrenOf(parse('macos/lockstep.mobileconfig').documentElement)[0]),
    )
    expect(profile.PayloadType).toBe('Configuration')
    const [payload] = profile.PayloadContent
    const settings = Object.fromEntries(
      Object.entries(payload).filter(([name]) => !name.startsWith('Payload')),
    )
    expect(settings).toEqual(JSON.parse(read('assets/policy/linux/policy.json')))
    expect(payload.PayloadUUID).not.toBe(profile.PayloadUUID)
  })
})

/** A property list as JSON; throws at whatever it does not know. */
function plistValue(node: Element | undefined): unknown {
  const text = node?.textContent ?? ''
  const children = childrenOf(node)
  switch (node?.nodeName) {
    case 'true':
      return true
    case 'false':
      return false
    case 'integer':
      return Number.parseInt(text, 10)
    case 'string':
      return text
    case 'array':
      return children.map(plistValue)
    case 'dict':
      return Object.fromEntries(
        children
          .filter((child) => child.nodeName === 'key')
          .map((key) => [key.textContent, plistValue(children[children.indexOf(key) + 1])]),
      )
    default:
      throw new Error(`${node?.nodeName} is no part of a property list`)
  }
}
