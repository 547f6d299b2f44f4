/** One member of the settings by its path, such as `directions.mirror`. */
import { type Content, isContent } from './changes.ts'

export function memberAt(content: Content, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isContent(value) ? value[name] : undefined), content)
}

/** `undefined` takes the member away; no parent is made for that. */
export function withMember(content: Content, path: string, value: unknown): Content {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) {
    const { [name]: _, ...others } = content
    return value === undefined ? others : { ...content, [name]: value }
  }
  const inner = content[name]
  if (!isContent(inner) && value === undefined) return content
  return { ...content, [name]: withMember(isContent(inner) ? inner : {}, rest.join('.'), value) }
}
