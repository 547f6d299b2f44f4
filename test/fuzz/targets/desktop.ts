/** What comes from this computer: pages, other processes, files, people. */
import { redactText } from '../../../src-main/adapters/log/redact-text.ts'
import { Fault } from '../../../src-main/domain/codes.ts'
import { phoneAddressOf } from '../../../src-main/domain/phone-address.ts'
import { socketServerOf } from '../../../src-main/domain/socket-server.ts'
import { parseCommandLine } from '../../../src-main/services/command-line.ts'
import { orderSchema } from '../../../src-main/services/orders.ts'
import { settingsSchema } from '../../../src-main/services/settings/schema.ts'
import { createSettings } from '../../../src-main/services/settings/settings.ts'
import {
  lineHeaders,
  pageOf,
  resolveAppFile,
  webSocketOrigin,
} from '../../../src-main/shell/app-protocol-paths.ts'
import { commandSchemas, phoneFormSchema } from '../../../src-preload/contract-commands.ts'
import { fromLineSchema } from '../../../src-preload/line-contract.ts'
import { quietLog } from '../../support/quiet-log.ts'
import {
  appUrls,
  commandLines,
  commands,
  lineMessages,
  logLines,
  orders,
  phones,
  settingsFiles,
} from '../corpus/desktop.ts'
import { jsonOf, promised, type Target } from '../target.ts'

const wall = Date.UTC(2026, 10, 22, 12)
const directives = lineHeaders('text/html', 'wss://pbx.test')['Content-Security-Policy']?.split(';')

export const desktopTargets: readonly Target[] = [
  {
    name: 'line-message',
    syntax: 'json',
    corpus: lineMessages,
    weight: 3,
    run: (input) => fromLineSchema.safeParse(jsonOf(input)).success,
  },
  {
    name: 'panel-command',
    syntax: 'json',
    corpus: commands,
    weight: 3,
    run(input) {
      const { name, argument } = Object(jsonOf(input))
      if (typeof name !== 'string' || !Object.hasOwn(commandSchemas, name)) return false
      const schema = commandSchemas[name as keyof typeof commandSchemas]
      return schema.safeParse(argument).success
    },
  },
  {
    name: 'second-start',
    syntax: 'json',
    corpus: orders,
    weight: 1,
    run(input) {
      const parsed = orderSchema.safeParse(jsonOf(input))
      if (!parsed.success) return false
      promised(/^[0-9a-f]{32}$/.test(parsed.data.reply ?? '0'.repeat(32)), 'a reply is hex')
      return true
    },
  },
  {
    name: 'command-line',
    syntax: 'text',
    corpus: commandLines,
    weight: 2,
    run(input) {
      const line = parseCommandLine(input.split('\n'), wall)
      if (line.kind === 'ask' && line.verb === 'pause' && line.minutes !== null)
        promised(line.minutes >= 1 && line.minutes <= 1_440, 'a pause is at most a day')
      if (line.kind === 'ask') {
        const { kind: _, ...order } = line
        promised(orderSchema.safeParse(order).success, 'the running instance takes it')
      }
      return line.kind !== 'invalid'
    },
  },
  {
    name: 'settings-file',
    syntax: 'json',
    corpus: settingsFiles,
    weight: 2,
    run(input) {
      const value = jsonOf(input)
      const settings = createSettings(
        {
          load: () =>
            typeof value === 'object' && value !== null && !Array.isArray(value)
              ? { kind: 'ok', value }
              : { kind: 'corrupt' },
          loadBackup: () => undefined,
          save: (content) => void JSON.stringify(content),
          saveBackup: (content) => void JSON.stringify(content),
          setAside() {},
        },
        quietLog,
      )
      settings.update({ welcomed: true })
      promised(settingsSchema.safeParse(settings.current).success, 'there are valid settings')
      return !settings.notices.includes('settings.corrupt')
    },
  },
  {
    name: 'phone-address',
    syntax: 'json',
    corpus: phones,
    weight: 2,
    run(input) {
      const parsed = phoneFormSchema.safeParse(jsonOf(input))
      if (!parsed.success) return false
      try {
        const made = phoneAddressOf(parsed.data)
        const known = /^wss?:\/\//.test(made.server) || socketServerOf(made.server) !== undefined
        promised(known, 'a server is a WebSocket or a socket')
        promised(/^sip:[\x21-\x7e]+$/.test(made.addressOfRecord), 'an address is one line')
        return true
      } catch (error) {
        if (error instanceof Fault && error.code === 'command.invalid') return false
        throw error
      }
    },
  },
  {
    name: 'pbx-origin',
    syntax: 'text',
    corpus: ['wss://pbx.example.com:8443/ws?a=b', 'ws://127.0.0.1:5066', 'wss://[2001:db8::1]/'],
    weight: 2,
    run(input) {
      const origin = webSocketOrigin(input)
      if (origin === undefined) return false
      const policy = lineHeaders('text/html', origin)['Content-Security-Policy'] ?? ''
      promised(policy.split(';').length === directives?.length, 'no directive is slipped in')
      promised(!/[\s,*']/.test(origin), 'an origin is one source')
      return true
    },
  },
  {
    name: 'app-address',
    syntax: 'text',
    corpus: appUrls,
    weight: 2,
    run(input) {
      const file = resolveAppFile(input)
      if (file === undefined) return false
      promised(pageOf(input) === file.page, 'a file belongs to the page of its address')
      for (const segment of file.segments)
        promised(/^[\w-][\w.-]*$/.test(segment), 'no segment leaves its folder')
      return true
    },
  },
  {
    name: 'log-line',
    syntax: 'text',
    corpus: logLines,
    weight: 1,
    run(input) {
      const text = redactText(input)
      promised(text.length <= 6_001, 'a text in the log is short')
      return text !== input
    },
  },
]
