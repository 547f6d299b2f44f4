/** What comes from an innovaphone PBX. */
import { ownEntry, presenceOf } from '../../../src-main/adapters/pbx/innovaphone/activities.ts'
import { redirectAddress } from '../../../src-main/adapters/pbx/innovaphone/addresses.ts'
import { createDialogs } from '../../../src-main/adapters/pbx/innovaphone/dialogs.ts'
import { accept } from '../../../src-main/adapters/pbx/innovaphone/login-result.ts'
import {
  detailsOf,
  longestMessage,
  type MyAppsMessage,
  parseMessage,
} from '../../../src-main/adapters/pbx/innovaphone/messages.ts'
import { Fault } from '../../../src-main/domain/codes.ts'
import { pbxMessages } from '../corpus/innovaphone.ts'
import { promised, type Target } from '../target.ts'

const address = 'wss://pbx.example.com/PBX0/APPCLIENT/130000/websocket'
const proof = { domain: 'd', username: 'u', password: 'p', nonce: 'n', challenge: 'c' }

function use(message: MyAppsMessage): void {
  switch (message.mt) {
    case 'LoginResult':
    case 'Redirect': {
      const leads = redirectAddress(address, detailsOf(message.info ?? {}))
      promised(leads?.startsWith('wss:') !== false, 'a Redirect stays encrypted')
      try {
        accept(message, () => proof)
      } catch (error) {
        if (!(error instanceof Fault && error.code === 'innovaphone.notProven')) throw error
        return
      }
      throw new Error('broken promise: nobody guesses a digest')
    }
    case 'UpdateOwnPresence':
      presenceOf(ownEntry(message.presence))
      return
    case 'DialogInfo': {
      const dialogs = createDialogs()
      dialogs.take(message)
      promised(dialogs.calls().length <= 1, 'one message is one call')
      return
    }
    default:
      return
  }
}

export const innovaphoneTargets: readonly Target[] = [
  {
    name: 'innovaphone',
    syntax: 'json',
    corpus: pbxMessages,
    weight: 3,
    run(input) {
      const parsed = parseMessage(input)
      if (parsed.kind !== 'message') return false
      promised(input.length <= longestMessage, 'a message too long is refused')
      use(parsed.message)
      return true
    },
  },
]
