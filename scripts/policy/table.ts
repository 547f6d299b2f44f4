/** The table of all keys in docs/policy.md. */
import { type Key, type Kind, keys } from './keys.ts'

export const tableStart = '<!-- keys: written by npm run policy -->'
export const tableEnd = '<!-- end of keys -->'

export function keyTable(): string {
  const rows = keys.map(rowOf)
  return `| key | value | what it does | fixes |\n| --- | --- | --- | --- |\n${rows.join('\n')}`
}

/** `document` with the table as it is now. */
export function withTable(document: string): string {
  const start = document.indexOf(tableStart)
  const end = document.indexOf(tableEnd)
  if (start < 0 || end < start) throw new Error('docs/policy.md has no place for the table')
  const before = document.slice(0, start + tableStart.length)
  return `${before}\n${keyTable()}\n${document.slice(end)}`
}

const fixed: Readonly<Record<string, string>> = {
  syncLocked: '`sync`',
  mirrorLocked: '`directions.mirror`',
  assertLocked: '`directions.assert`',
  reflectLocked: '`directions.reflect`',
  mapping: '`mapping`',
  phoneServer: '`phone.server`',
  phoneAddress: '`phone.addressOfRecord`',
  phoneAuthorizationUser: '`phone.authorizationUser`',
  phoneConnector: '`phone.connector`',
  phoneDoNotDisturb: '`phone.doNotDisturb.enabled`',
  phoneDoNotDisturbOnCode: '`phone.doNotDisturb.onCode`',
  phoneDoNotDisturbOffCode: '`phone.doNotDisturb.offCode`',
  phoneAriUrl: '`phone.ari.url`',
  pbxwareRelayUrl: '`phone.relayUrl`',
}

function rowOf({ name, kind, meta }: Key): string {
  const fixes = meta.setting === undefined ? (fixed[name] ?? '') : `\`${meta.setting}\``
  const description = meta.description.replaceAll('\\', '\\\\')
  return `| \`${name}\` | ${describe(kind)} | ${description} | ${fixes} |`
}

function describe(kind: Kind): string {
  switch (kind.type) {
    case 'flag':
      return 'on or off'
    case 'number':
      return `${kind.min} to ${kind.max}`
    case 'choice':
      return kind.values.map((value) => `\`${value}\``).join(', ')
    case 'text':
      return `text, up to ${kind.longest}`
    case 'list':
      return 'list of texts'
    case 'table':
      return 'table of texts, by kind'
  }
}
