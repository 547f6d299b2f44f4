/** Dials a feature code: a call without sound to a number that a phone system acts upon. */
import type { Core } from 'sip.js'
import { type Answer, isSuccess, timedOut } from './answer.ts'
import { type LineClock, pause } from './clock.ts'
import { dtlsOffer, plainOffer } from './silent-offer.ts'
import type { SipUserAgent } from './user-agent.ts'

export interface DialOptions {
  readonly userAgent: SipUserAgent
  readonly clock: LineClock
  /** As `*78`. */
  readonly code: string
  /** Hangs up, or gives up, at once. */
  readonly signal: AbortSignal
  /** Told the Call-ID of each INVITE before it leaves; returns what is called when it is over. */
  readonly onDialled: (callId: string) => () => void
}

/** A phone system answers its own codes at once; a person's phone would ring. */
const answerMs = 6_000
/** FreePBX waits a second after its answer before it does anything. */
const holdMs = 2_500
const byeMs = 2_000

/** What may stand in a feature code. */
export const featureCode = /^[0-9A-Za-z*#+._-]{1,30}$/

/**
 * Settles once the code was taken and the call is over. A phone system that wants encrypted sound
 * (488, RFC 3261 section 21.4.26) is offered that.
 */
export async function dialCode(options: DialOptions): Promise<Answer> {
  const answer = await dial(options, plainOffer())
  const incompatible = [488, 606, 415].includes(answer.status) && !answer.local
  return incompatible && !options.signal.aborted ? dial(options, dtlsOffer()) : answer
}

async function dial(options: DialOptions, offer: string): Promise<Answer> {
  const { userAgent, clock, signal } = options
  const { core, address } = userAgent
  const target = address.clone()
  target.user = options.code
  const message = core.makeOutgoingRequestMessage(
    'INVITE',
    target,
    core.configuration.aor,
    target,
    {},
    [`Contact: ${core.configuration.contact.toString()}`, 'Allow: ACK, BYE, CANCEL, INVITE'],
    { contentDisposition: 'session', contentType: 'application/sdp', content: offer },
  )
  const over = options.onDialled(message.callId)
  let request: Core.OutgoingInviteRequest | undefined
  let session: Core.Session | undefined
  let gaveUp = false
  let progress = false
  let hungUp = () => {}
  const remoteEnd = new Promise<void>((resolve) => {
    hungUp = resolve
  })
  const bye = async () => {
    const live = session
    session = undefined
    if (live === undefined) return
    await userAgent.transact(byeMs, (delegate) => live.bye(delegate))
  }
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  try {
    const answered = userAgent.transact(answerMs, (delegate) => {
      request = core.invite(message, {
        ...delegate,
        onProgress: ({ message: { statusCode } }) => {
          progress ||= statusCode === 183
        },
        onAccept(response) {
          response.ack()
          session = response.session
          session.delegate = {
            onBye(incoming) {
              incoming.accept()
              session = undefined
              hungUp()
            },
          }
          // It came after all: nobody waits for it any more.
          if (gaveUp) void bye()
          delegate.onAccept?.(response)
        },
      })
    })
    const answer = await Promise.race([answered, aborted.then(() => timedOut)])
    if (!isSuccess(answer)) {
      gaveUp = true
      if (answer.local) request?.cancel()
      await bye()
      // Announcements are also played before the answer (183), and then nothing else comes.
      return answer.local && answer.status === 408 && progress
        ? { status: 183, local: true }
        : answer
    }
    await Promise.race([remoteEnd, aborted, pause(clock, holdMs)])
    await bye()
    return answer
  } finally {
    over()
  }
}
