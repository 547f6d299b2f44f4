/** The placeholders of the phone template. */
import { phoneAddressOf } from '../../domain/phone-address.ts'

export const placeholders = ['upn', 'upnLocal', 'domain', 'extension'] as const
export type Placeholder = (typeof placeholders)[number]

/** What is known for each placeholder. */
export type Values = Readonly<Partial<Record<Placeholder, string>>>

const pattern = /\{([^{}]*)\}/g

export function placeholdersOf(template: string): string[] {
  return [...template.matchAll(pattern)].map((match) => match[1] ?? '')
}

export function needsExtension(template: string | undefined): boolean {
  return template !== undefined && placeholdersOf(template).includes('extension')
}

/** The template with all that is known filled in; what is not known stays as it is. */
export function filled(template: string, values: Values): string {
  return template.replace(pattern, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as Placeholder] : undefined
    return value === undefined || value === '' ? whole : value
  })
}

/** What the sign-in name tells: `alice@example.com` is `{upnLocal}@{domain}`. */
export function valuesOf(username: string | undefined): Values {
  if (username === undefined) return {}
  const at = username.lastIndexOf('@')
  if (at <= 0) return { upn: username }
  return { upn: username, upnLocal: username.slice(0, at), domain: username.slice(at + 1) }
}

const sample: Values = {
  upn: 'alice@example.com',
  upnLocal: 'alice',
  domain: 'example.com',
  extension: '1001',
}

function onlyKnown(template: string): boolean {
  const known: readonly string[] = placeholders
  return placeholdersOf(template).every((name) => known.includes(name))
}

/** What the person types is no part of a server: they could lead it elsewhere. */
export function isServerTemplate(template: string): boolean {
  if (needsExtension(template)) return false
  return onlyKnown(template) && makes({ server: filled(template, sample), address: '1001' })
}

/** The extension is a user, never a host. */
export function isAddressTemplate(template: string): boolean {
  const inHost = /@.*\{extension\}/.test(template)
  const address = filled(template, sample)
  return onlyKnown(template) && !inHost && makes({ server: 'pbx', address })
}

export function isUserTemplate(template: string): boolean {
  return onlyKnown(template) && template.trim() !== ''
}

function makes(typed: { readonly server: string; readonly address: string }): boolean {
  try {
    phoneAddressOf({ ...typed, authorizationUser: '' })
    return true
  } catch {
    return false
  }
}
