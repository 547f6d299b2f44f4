/** @throws Error when `text` is no JSON object */
export function objectOf(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('no JSON object')
  return { ...value }
}
