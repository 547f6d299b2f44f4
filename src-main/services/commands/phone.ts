import type { PhoneForm } from '../../../src-preload/contract.ts'
import { Fault } from '../../domain/codes.ts'
import type { Connector } from '../../domain/connectors.ts'
import { isSecureUrl } from '../../domain/loopback.ts'
import { phoneTargetOf } from '../../domain/phone-target.ts'
import { mayReach } from '../policy/hosts.ts'
import { withTemplate } from '../policy/phone.ts'
import { withFixed } from '../policy/phone-fixed.ts'
import { mappingFor } from '../settings/connector-mapping.ts'
import type { CommandParts, CommandsOf } from './parts.ts'

export function phoneCommands(parts: CommandParts): CommandsOf<'phone'> {
  const { app, setUpPhone, probePhone, forgetPhoneSecret } = parts
  const { settings, phone, phoneProgress } = app
  let search = new AbortController()

  /** What the policy fixes in the place of what was typed. */
  async function setUp(form: PhoneForm) {
    const { policy } = settings
    const { extension, ...complete } = withTemplate(form, policy, settings.username)
    const fixed = withFixed(complete, policy)
    for (const url of [fixed.ari?.url, fixed.ucp?.url, fixed.relayUrl || undefined])
      if (url !== undefined && !isSecureUrl(url)) throw new Fault('command.invalid', 'not https')
    const result = await setUpPhone(fixed)
    if (!mayReach(result.phone, policy)) throw new Fault('sip.hostNotAllowed')
    // Who said that the extension is theirs need not say it again for the same one.
    const { phone: before } = settings.current
    const same = before?.addressOfRecord === result.phone.addressOfRecord
    const confirmedFor = same ? before?.confirmedFor : undefined
    return {
      ...result,
      phone: {
        ...result.phone,
        ...(extension === undefined ? {} : { extension }),
        ...(confirmedFor === undefined ? {} : { confirmedFor }),
      },
    }
  }

  const mappingOf = (next: Connector | undefined) =>
    mappingFor(settings, next ?? settings.policy.phoneConnector ?? 'sip')

  return {
    'phone.save': async (form) => {
      const ready = await setUp(form)
      const change = { phone: ready.phone, ...mappingOf(ready.phone.connector) }
      settings.check(change)
      await ready.saveSecret()
      settings.update(change)
      await Promise.all([phone.restart(), app.refresh()])
      return null
    },
    'phone.test': async (form) => {
      const ready = await setUp(form)
      return phoneProgress.during('test', (tell) => ready.test(tell))
    },
    'phone.probe': async ({ host }) => {
      const target = phoneTargetOf(host)
      if (!mayReach({ server: `wss://${target.host}` }, settings.policy))
        throw new Fault('sip.hostNotAllowed')
      search.abort()
      search = new AbortController()
      const { signal } = search
      return phoneProgress.during('probe', (tell) => probePhone(target, tell, signal))
    },
    'phone.confirm': async () => {
      const person = app.microsoft.account().account?.objectId
      const { phone: current } = settings.current
      if (person === undefined || current === null) return null
      settings.update({ phone: { ...current, confirmedFor: person } })
      await phone.restart()
      return null
    },
    'phone.remove': async () => {
      settings.update({ phone: null, ...mappingOf(undefined) })
      try {
        // Before the restart: with it, a template of the policy alone would connect once more.
        await forgetPhoneSecret()
      } finally {
        await phone.restart()
        await app.refresh()
      }
      return null
    },
  }
}
