/** The words of the administrative template, in one language. */
import { policyCategories } from '../../src-main/services/policy/meta.ts'
import { namespaces } from './admx.ts'
import { type Key, keys } from './keys.ts'
import type { TemplateWords } from './words.ts'
import { type Element, element, printed } from './xml.ts'

export function adml(words: TemplateWords): string {
  const root = element('policyDefinitionResources', namespaces, [
    element('displayName', {}, ['Lockstep']),
    element('description', {}, [words.description]),
    element('resources', {}, [
      element('stringTable', {}, [
        string('supported_lockstep', words.supported),
        string('category_lockstep', 'Lockstep'),
        ...policyCategories.map((name) => string(`category_${name}`, words.categories[name])),
        ...keys.flatMap((key) => stringsOf(key, words)),
      ]),
      element(
        'presentationTable',
        {},
        keys.flatMap((key) => presentationOf(key, words)),
      ),
    ]),
  ])
  return `<?xml version="1.0" encoding="utf-8"?>\n${printed(root)}`
}

function string(id: string, text: string): Element {
  return element('string', { id }, [text])
}

function stringsOf({ name, kind }: Key, words: TemplateWords): Element[] {
  const { title, description } = words.of(name)
  const values = kind.type === 'choice' ? kind.values : []
  return [
    string(name, title),
    string(`${name}_help`, description),
    ...values.map((value) => string(`${name}_${value}`, value)),
  ]
}

function presentationOf({ name, kind, meta }: Key, words: TemplateWords): Element[] {
  const { title } = words.of(name)
  const presentation = (child: Element) => [element('presentation', { id: name }, [child])]
  switch (kind.type) {
    case 'flag':
      return []
    case 'number': {
      const defaultValue = Number(meta.example)
      return presentation(element('decimalTextBox', { refId: name, defaultValue }, [title]))
    }
    case 'text':
      return presentation(element('textBox', { refId: name }, [element('label', {}, [title])]))
    case 'choice': {
      const defaultItem = kind.values.indexOf(String(meta.example))
      const options = { refId: name, noSort: true, defaultItem }
      return presentation(element('dropdownList', options, [title]))
    }
    case 'list':
    case 'table':
      return presentation(element('listBox', { refId: name }, [title]))
  }
}
