/** Just enough XML to write. */

export type Attributes = Readonly<Record<string, string | number | boolean>>

export interface Element {
  readonly name: string
  readonly attributes: Attributes
  readonly children: readonly (Element | string)[]
}

export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly (Element | string)[] = [],
): Element {
  return { name, attributes, children }
}

/** Indented by two spaces; text stands on the line of its element. */
export function printed({ name, attributes, children }: Element, indent = ''): string {
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('')
  if (children.length === 0) return `${indent}<${name}${given}/>\n`
  if (children.every((child) => typeof child === 'string'))
    return `${indent}<${name}${given}>${children.map(escaped).join('')}</${name}>\n`
  const inner = children.map((child) =>
    typeof child === 'string' ? `${indent}  ${escaped(child)}\n` : printed(child, `${indent}  `),
  )
  return `${indent}<${name}${given}>\n${inner.join('')}${indent}</${name}>\n`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
