/**
 * The administrative template: what Group Policy and device management can set, and where they
 * write it (https://learn.microsoft.com/previous-versions/windows/desktop/policy/schema-root).
 */
import { registryKey } from '../../src-main/adapters/policy/windows.ts'
import { policyCategories } from '../../src-main/services/policy/meta.ts'
import { type Key, keys } from './keys.ts'
import { type Element, element, printed } from './xml.ts'

export const revision = '1.0'
export const namespaces = {
  xmlns: 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions',
  revision,
  schemaVersion: '1.0',
}
const product = 'supported_lockstep'

export function admx(): string {
  const root = element('policyDefinitions', namespaces, [
    element('policyNamespaces', {}, [
      element('target', { prefix: 'lockstep', namespace: 'Lockstep.Policies.Lockstep' }),
    ]),
    element('resources', { minRequiredRevision: revision }),
    element('supportedOn', {}, [
      element('definitions', {}, [
        element('definition', { name: product, displayName: `$(string.${product})` }),
      ]),
    ]),
    element('categories', {}, [
      element('category', { name: 'lockstep', displayName: '$(string.category_lockstep)' }),
      ...policyCategories.map((name) =>
        element('category', { name, displayName: `$(string.category_${name})` }, [
          element('parentCategory', { ref: 'lockstep' }),
        ]),
      ),
    ]),
    element('policies', {}, keys.map(policyOf)),
  ])
  return `<?xml version="1.0" encoding="utf-8"?>\n${printed(root)}`
}

function policyOf({ name, kind, meta }: Key): Element {
  const common = {
    name,
    class: 'Both',
    displayName: `$(string.${name})`,
    explainText: `$(string.${name}_help)`,
    key: registryKey,
  }
  const place = [
    element('parentCategory', { ref: meta.category }),
    element('supportedOn', { ref: product }),
  ]
  if (kind.type === 'flag')
    return element('policy', { ...common, valueName: name }, [
      ...place,
      element('enabledValue', {}, [element('decimal', { value: 1 })]),
      element('disabledValue', {}, [element('decimal', { value: 0 })]),
    ])
  return element('policy', { ...common, presentation: `$(presentation.${name})` }, [
    ...place,
    element('elements', {}, [inputOf({ name, kind, meta })]),
  ])
}

function inputOf({ name, kind }: Key): Element {
  const common = { id: name, valueName: name, required: true }
  switch (kind.type) {
    case 'number':
      return element('decimal', { ...common, minValue: kind.min, maxValue: kind.max })
    case 'text':
      return element('text', { ...common, maxLength: kind.longest })
    case 'choice':
      return element(
        'enum',
        common,
        kind.values.map((value) =>
          element('item', { displayName: `$(string.${name}_${value})` }, [
            element('value', {}, [element('string', {}, [value])]),
          ]),
        ),
      )
    case 'list':
      return element('list', { id: name, key: `${registryKey}\\${name}`, valuePrefix: '' })
    case 'table':
      return element('list', { id: name, key: `${registryKey}\\${name}`, explicitValue: true })
    case 'flag':
      throw new Error('a flag has no input')
  }
}
