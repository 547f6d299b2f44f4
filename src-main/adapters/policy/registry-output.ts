/**
 * Reads what `reg.exe query <key> /s` prints. The output is in the code page of the console, so
 * that only ASCII is sure to arrive: the names and nearly all values of a policy are ASCII, and a
 * note of the mapping may spell another character as `\u00f6`.
 */

/** `HKEY_...\path`, with no space in front. */
const keyLine = /^HKEY_[A-Z_]+\\(.*?)\\?$/
/** Four spaces, the name, four spaces, the type, and where there is data four spaces and the data. */
const valueLine = /^ {4}(\S.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/
const longestLine = 10_000

/**
 * The values of `key`, and those of its subkeys one level down: a list where all names are numbers
 * (as the list boxes of administrative templates write them), else a table.
 *
 * @param key without its root, such as `Software\Policies\Lockstep`
 */
export function parseRegistry(output: string, key: string): Readonly<Record<string, unknown>> {
  const values = new Map<string, unknown>()
  const subkeys = new Map<string, Map<string, unknown>>()
  let target: Map<string, unknown> | undefined
  for (const line of output.split(/\r?\n/)) {
    const isLong = line.length > longestLine
    const text = isLong ? line.slice(0, longestLine) : line
    const path = keyLine.exec(text)?.[1]
    if (path !== undefined) target = targetOf(path, key, values, subkeys)
    const [, name, type = '', data = ''] = valueLine.exec(text) ?? []
    // The unnamed value has a name in brackets, in the language of the system.
    if (target === undefined || name === undefined || /^\(.*\)$/.test(name)) continue
    // Half a value is none: told as it is, so that a list that is too long opens nothing.
    target.set(name, isLong ? { type, isLong } : dataOf(type, data))
  }
  for (const [name, entries] of subkeys) if (entries.size > 0) values.set(name, grouped(entries))
  return Object.fromEntries(values)
}

function targetOf(
  path: string,
  key: string,
  values: Map<string, unknown>,
  subkeys: Map<string, Map<string, unknown>>,
): Map<string, unknown> | undefined {
  const lower = path.toLowerCase()
  if (lower === key.toLowerCase()) return values
  if (!lower.startsWith(`${key.toLowerCase()}\\`)) return undefined
  const name = path.slice(key.length + 1)
  if (name.includes('\\')) return undefined
  const entries = subkeys.get(name) ?? new Map<string, unknown>()
  subkeys.set(name, entries)
  return entries
}

function dataOf(type: string, data: string): unknown {
  switch (type) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return data
    case 'REG_DWORD':
      return /^0x[0-9a-f]{1,8}$/i.test(data) ? Number.parseInt(data, 16) : data
    case 'REG_MULTI_SZ':
      return data.split('\\0').filter((entry) => entry !== '')
    default:
      // Told as it is, so that it is named as invalid and not overlooked.
      return { type }
  }
}

function grouped(entries: ReadonlyMap<string, unknown>): unknown {
  const names = [...entries.keys()]
  if (!names.every((name) => /^\d{1,9}$/.test(name))) return Object.fromEntries(entries)
  return names.sort((a, b) => Number(a) - Number(b)).map((name) => entries.get(name))
}
