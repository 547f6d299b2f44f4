/**
 * A configuration profile for macOS with every key and an example
 * (https://developer.apple.com/documentation/devicemanagement).
 */
import { preferenceDomain } from '../../src-main/adapters/policy/mac.ts'
import { keys } from './keys.ts'
import { type Element, element, printed } from './xml.ts'

const header = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- A template: take out every key that is not to be fixed, and make new UUIDs (uuidgen). -->
`

export function mobileconfig(): string {
  const settings = {
    PayloadType: preferenceDomain,
    PayloadVersion: 1,
    PayloadIdentifier: `${preferenceDomain}.policy.settings`,
    PayloadUUID: 'B5F0B7B2-3D1C-4E0B-9C53-6C1C7D8A4E01',
    PayloadDisplayName: 'Lockstep',
    ...Object.fromEntries(keys.map(({ name, meta }) => [name, meta.example])),
  }
  const profile = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: `${preferenceDomain}.policy`,
    PayloadUUID: 'B5F0B7B2-3D1C-4E0B-9C53-6C1C7D8A4E02',
    PayloadDisplayName: 'Lockstep policy',
    PayloadScope: 'System',
    PayloadContent: [settings],
  }
  return header + printed(element('plist', { version: '1.0' }, [plistOf(profile)]))
}

function plistOf(value: unknown): Element {
  if (typeof value === 'boolean') return element(String(value))
  if (typeof value === 'number') return element('integer', {}, [String(value)])
  if (typeof value === 'string') return element('string', {}, [value])
  if (Array.isArray(value)) return element('array', {}, value.map(plistOf))
  const entries = Object.entries(Object(value))
  return element(
    'dict',
    {},
    entries.flatMap(([name, inner]) => [element('key', {}, [name]), plistOf(inner)]),
  )
}
