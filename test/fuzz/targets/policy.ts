/** What an administrator's tools write, and whoever could write in their place. */
import { objectOf } from '../../../src-main/adapters/policy/json-object.ts'
import { parseRegistry } from '../../../src-main/adapters/policy/registry-output.ts'
import { hostAllowed, hostPattern } from '../../../src-main/services/policy/hosts.ts'
import { mappingRowOf } from '../../../src-main/services/policy/mapping-row.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { filled, isAddressTemplate, valuesOf } from '../../../src-main/services/policy/template.ts'
import { settingsInForce } from '../../../src-main/services/settings/overlay.ts'
import { defaultSettings, settingsSchema } from '../../../src-main/services/settings/schema.ts'
import { policyFiles, registryOutputs } from '../corpus/desktop.ts'
import { promised, type Target } from '../target.ts'

/** True when something of it is in force; then there are still valid settings. */
function inForce(raw: Readonly<Record<string, unknown>>): boolean {
  const { policy } = readPolicy(raw)
  const settings = settingsInForce(defaultSettings, policy, 'alice@example.com')
  promised(settingsSchema.safeParse(settings).success, 'a policy leaves the settings valid')
  if (policy.allowedHosts !== undefined)
    promised(policy.allowedHosts.length <= 200, 'at most 200 hosts')
  return Object.keys(policy).length > 0
}

export const policyTargets: readonly Target[] = [
  {
    name: 'policy-file',
    syntax: 'json',
    corpus: policyFiles,
    weight: 2,
    run(input) {
      let raw: Readonly<Record<string, unknown>>
      try {
        raw = objectOf(input)
      } catch {
        return false
      }
      return inForce(raw)
    },
  },
  {
    name: 'policy-registry',
    syntax: 'text',
    corpus: registryOutputs,
    weight: 2,
    run: (input) => inForce(parseRegistry(input, 'Software\\Policies\\Lockstep')),
  },
  {
    name: 'policy-words',
    syntax: 'text',
    corpus: [
      'busy: Do not disturb',
      'none: bin gleich zur\\u00fcck',
      '*.voice.example.com',
      'sip:{extension}@pbx.example.com',
    ],
    weight: 1,
    run(input) {
      const row = mappingRowOf(input)
      const host = hostPattern(input)
      const template = isAddressTemplate(input.slice(0, 300))
      filled(input, valuesOf(input))
      if (row !== undefined) promised(row.note.length <= 100, 'a note is short')
      if (host !== undefined && !host.startsWith('*.'))
        promised(hostAllowed(`wss://${host}`, [host]), 'a host allows itself')
      return row !== undefined || host !== undefined || template
    },
  },
]
