/** The entry of the line page: joins the line to its preload and to what only a browser has. */
import type { LineBridge } from '../../src-preload/line-contract.ts'
import { systemClock } from './clock.ts'
import { createLine } from './line.ts'

declare global {
  interface Window {
    readonly lockstepLine: LineBridge
  }
}

const bridge = window.lockstepLine
const parser = new DOMParser()

/** A defect is told to main in fixed words: its message could hold what the network sent. */
function reportDefect(event: Event): void {
  event.preventDefault()
  bridge.send({ type: 'log', level: 'warn', message: 'An error was thrown in the line page.' })
}
window.addEventListener('error', reportDefect)
window.addEventListener('unhandledrejection', reportDefect)

const line = createLine({
  bridge,
  clock: systemClock,
  parseXml: (text) => parser.parseFromString(text, 'application/xml'),
  random: Math.random,
})
bridge.onMessage((message) => line.handle(message))
bridge.send({ type: 'ready' })
