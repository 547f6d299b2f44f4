/**
 * Listens at the broker from a line page of its own, which may reach the broker and nothing else
 * (docs/adr/015-push-through-a-relay.md). This side keeps the page alive.
 */
import type { FromLine } from '../../../src-preload/line-contract.ts'
import { backoffMs, usualBackoff } from '../../domain/backoff.ts'
import type { Clock, LineHost, LineLink, Log, PushListener, Unsubscribe } from '../../ports.ts'
import { type Pulse, startPulse } from '../pbx/sip/pulse.ts'

export interface PushListenerParts {
  readonly host: LineHost
  readonly clock: Clock
  readonly log: Log
}

/** A page that loads takes a fraction of a second. */
const readyMs = 30_000

export function createPushListener({ host, clock, log }: PushListenerParts): PushListener {
  return {
    listen(channel, onEvent) {
      let crashes = 0
      let ended = false
      let link: LineLink | undefined
      let pulse: Pulse | undefined
      let cancel: Unsubscribe = () => undefined

      function open(): void {
        try {
          const opened = host.openLine(channel.broker)
          link = opened
          opened.onMessage((message) => onMessage(opened, message))
          opened.onGone(lost)
          cancel = clock.timer(readyMs, () => {
            opened.close()
            lost()
          })
        } catch (error) {
          log.warn('the page that listens for pushes cannot be opened', { error })
          lost()
        }
      }

      function lost(): void {
        cancel()
        pulse?.stop()
        link = undefined
        if (ended) return
        onEvent({ type: 'listening', on: false })
        cancel = clock.timer(backoffMs(crashes, usualBackoff, clock.random()), open)
        crashes += 1
      }

      function onMessage(from: LineLink, message: FromLine): void {
        if (ended || link !== from) return
        switch (message.type) {
          case 'ready': {
            cancel()
            const ask = (id: number) => from.send({ type: 'ping', id })
            pulse = startPulse(clock, ask, () => {
              log.warn('the page that listens for pushes hangs')
              from.close()
              lost()
            })
            const { broker, user, topics } = channel
            from.send({ type: 'listen', broker, user, topics })
            return
          }
          case 'pong':
            pulse?.answered(message.id)
            return
          case 'log':
            log[message.level](`push: ${message.message}`)
            return
          case 'listening':
            if (message.on) crashes = 0
            onEvent(message)
            return
          case 'heard':
          case 'heartbeat':
            onEvent(message)
            return
          default:
            // Everything else is about a phone.
            return
        }
      }

      open()
      return () => {
        ended = true
        cancel()
        pulse?.stop()
        link?.send({ type: 'stop' })
        link?.close()
        link = undefined
      }
    },
  }
}
