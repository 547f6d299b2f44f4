/** The byte stream of a SIP server over TLS or TCP, as main cuts it into messages. */
import { createFramer } from '../../../src-main/adapters/pbx/sip/socket-frames.ts'
import { sipMessages } from '../corpus/line.ts'
import { promised, type Target } from '../target.ts'

const most = 4_096

/** The stream in pieces of this size, as what came out of it. */
function framed(bytes: Buffer, size: number): readonly string[] {
  const out: string[] = []
  const framer = createFramer(
    {
      onFrame(text) {
        promised(Buffer.byteLength(text) <= 3 * most, 'a message is no larger than allowed')
        out.push(text)
      },
      onPing: () => out.push('ping'),
      onFault: (code) => out.push(code),
    },
    most,
  )
  for (let at = 0; at < bytes.length; at += size) framer.push(bytes.subarray(at, at + size))
  return out
}

const [first, ...rest] = sipMessages.map((message) => {
  const [header = '', body = ''] = message.split('\r\n\r\n', 2)
  const fields = header.replace(/\r\nContent-Length:.*/gi, '')
  return `${fields}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
})

export const socketTargets: readonly Target[] = [
  {
    name: 'sip-stream',
    syntax: 'text',
    corpus: [[first, ...rest].join(''), `\r\n\r\n${first}\r\n${rest.join('\r\n\r\n')}`, ...rest],
    weight: 3,
    run(input) {
      const bytes = Buffer.from(input.slice(0, 20_000))
      const whole = framed(bytes, bytes.length + 1)
      const pieces = framed(bytes, 1 + (bytes.length % 37))
      promised(whole.join('\0') === pieces.join('\0'), 'pieces make no difference')
      const faults = whole.filter((part) => part.startsWith('sip.'))
      promised(faults.length === 0 || whole.at(-1) === faults[0], 'nothing follows a fault')
      return whole.length > faults.length
    },
  },
]
