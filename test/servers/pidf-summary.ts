/** The note that a phone would show for a PIDF document; `undefined` when it shows nothing. */
export function pidfSummary(body: string): string | undefined {
  if (!/<(?:\w+:)?basic>\s*open\s*</.test(body)) return undefined
  const note = /<(?:\w+:)?note[^>]*>([^<]*)</.exec(body)?.[1]
  return note === undefined ? undefined : decodeEntities(note)
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    return entities[name] ?? whole
  })
}
