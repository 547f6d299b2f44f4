/** Session descriptions (RFC 8866) of a call that has no sound. */

const head = (session: number) => [
  'v=0',
  `o=- ${session} 1 IN IP4 127.0.0.1`,
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
]
const codecs = ['a=rtpmap:0 PCMU/8000', 'a=rtpmap:8 PCMA/8000', 'a=inactive']
const write = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`

/** Plain RTP, which is never sent (`a=inactive`, RFC 8866 section 6.7.4). */
export function plainOffer(): string {
  return write([...head(randomNumber()), 'm=audio 9 RTP/AVP 0 8', ...codecs])
}

/** As a browser would offer it (RFC 8829); the keys are never used, since no sound ever flows. */
export function dtlsOffer(): string {
  const fingerprint = randomHex(32).toUpperCase().match(/../g)?.join(':')
  return write([
    ...head(randomNumber()),
    'm=audio 9 UDP/TLS/RTP/SAVPF 0 8',
    'a=mid:0',
    'a=rtcp-mux',
    `a=ice-ufrag:${randomHex(4)}`,
    `a=ice-pwd:${randomHex(16)}`,
    `a=fingerprint:sha-256 ${fingerprint}`,
    'a=setup:actpass',
    ...codecs,
  ])
}

function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(values, (value) => value.toString(16).padStart(2, '0')).join('')
}

const randomNumber = () => Number.parseInt(randomHex(5), 16)
