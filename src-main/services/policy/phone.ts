/** The phone template of the policy, laid over what the person entered. */
import type { PhoneForm, Snapshot } from '../../../src-preload/contract.ts'
import { extensionOf, phoneAddressOf } from '../../domain/phone-address.ts'
import type { Settings } from '../settings/schema.ts'
import type { Policy } from './schema.ts'
import { filled, needsExtension, placeholdersOf, type Values, valuesOf } from './template.ts'

export type PhoneInForce = NonNullable<Settings['phone']>

type Template = Pick<Policy, 'phoneServer' | 'phoneAddress' | 'phoneAuthorizationUser'>

/** What the phone form shows before the phone is complete; open parts are empty. */
export type PhoneDraft = NonNullable<Snapshot['phoneTemplate']>

export function hasTemplate(policy: Template): boolean {
  const { phoneServer, phoneAddress, phoneAuthorizationUser } = policy
  return (
    phoneServer !== undefined || phoneAddress !== undefined || phoneAuthorizationUser !== undefined
  )
}

/** The connection in force; `null` while it is not set up, or a placeholder is not known yet. */
export function phoneInForce(
  own: PhoneInForce | null,
  policy: Template,
  username: string | undefined,
): PhoneInForce | null {
  if (!hasTemplate(policy))
    return own === null || own.server === '' || own.addressOfRecord === '' ? null : own
  const draft = draftOf(own, policy, username)
  if (draft.server === '' || draft.address === '') return null
  if ([draft.server, draft.address, draft.authorizationUser].some(isOpen)) return null
  try {
    return { ...own, ...phoneAddressOf(draft) }
  } catch {
    return null
  }
}

/** What is known of the connection; templates that cannot be completed yet stand as they are. */
export function phoneDraft(
  own: PhoneInForce | null,
  policy: Template,
  username: string | undefined,
): PhoneDraft | null {
  if (!hasTemplate(policy)) return null
  const draft = draftOf(own, policy, username)
  // The person is asked for the extension alone, not for an address with a hole in it.
  const address = placeholdersOf(draft.address).includes('extension') ? '' : draft.address
  const { authorizationUser: user } = draft
  return { ...draft, address, authorizationUser: isOpen(user) ? '' : user }
}

/** The form with what the policy fixes in its place; `extension` is what was entered for it. */
export function withTemplate(
  form: PhoneForm,
  policy: Template,
  username: string | undefined,
): PhoneForm & { readonly extension?: string } {
  if (!hasTemplate(policy)) return form
  const { address } = form
  const extension = needsExtension(policy.phoneAddress)
    ? extensionIn(address, policy, username)
    : undefined
  const typed: PhoneInForce = {
    server: form.server,
    addressOfRecord: address,
    authorizationUser: form.authorizationUser,
    ...(extension === undefined ? {} : { extension }),
  }
  return {
    ...form,
    ...draftOf(typed, policy, username),
    ...(extension === undefined ? {} : { extension }),
  }
}

function draftOf(
  own: PhoneInForce | null,
  { phoneServer, phoneAddress, phoneAuthorizationUser }: Template,
  username: string | undefined,
): PhoneDraft {
  const person = valuesOf(username)
  const entered = own?.extension ?? extensionOf(own?.addressOfRecord ?? '')
  const known: Values = { ...person, extension: entered }
  const address = filled(phoneAddress ?? own?.addressOfRecord ?? '', known)
  // Where nothing is entered, the user part of the address is the extension.
  const extension = isOpen(address) ? entered : extensionOf(address)
  const all: Values = { ...person, extension: needsExtension(phoneAddress) ? entered : extension }
  return {
    server: filled(phoneServer ?? own?.server ?? '', all),
    address,
    authorizationUser: filled(phoneAuthorizationUser ?? own?.authorizationUser ?? '', all),
  }
}

/** The completed address may be typed, or saved once more, as well as the extension alone. */
function extensionIn(typed: string, policy: Template, username: string | undefined): string {
  const template = filled(policy.phoneAddress ?? '', valuesOf(username))
  const [before = '', after = ''] = extensionOf(template).split('{extension}', 2)
  const user = extensionOf(typed)
  const whole = typed.includes('@') && user.startsWith(before) && user.endsWith(after)
  return whole ? user.slice(before.length, user.length - after.length) : user
}

function isOpen(text: string): boolean {
  return placeholdersOf(text).length > 0
}
