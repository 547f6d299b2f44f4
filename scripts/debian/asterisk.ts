import {
  type DebianPrefix,
  type DebianPrefixRequest,
  debianPrefix,
  presentPrefix,
} from '../debian-prefix.ts'

type Options = Pick<DebianPrefixRequest, 'log' | 'signal'>

/**
 * Asterisk, the second SIP server of the integration tests: of Debian's unstable release, since the
 * stable ones have none, or of bullseye, the last that had one, where unstable's cannot be fetched.
 */
export async function asteriskPrefix(options: Options = {}): Promise<DebianPrefix> {
  const unstable = request('sid', options)
  const old = request('bullseye', options)
  const present = (await presentPrefix(unstable)) ?? (await presentPrefix(old))
  if (present) return present
  try {
    return await debianPrefix(unstable)
  } catch (error) {
    options.signal?.throwIfAborted()
    options.log?.(error instanceof Error ? error.message : String(error))
    return debianPrefix(old)
  }
}

const request = (suite: string, options: Options): DebianPrefixRequest => ({
  ...options,
  suite,
  name: 'asterisk',
  packages: ['asterisk', 'asterisk-modules'],
  // Every library, since unstable's names change, but for what no loaded module opens.
  dependencies:
    /lib(?!perl|pam|c-gconv|asound2-data|snmp-base|sensors-config|sasl2-modules).*|zlib1g/,
})
