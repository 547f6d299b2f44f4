// Playwright ships the DevTools protocol's types without exporting them by a package path.
import type { Protocol } from '../../../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }
export type Method = keyof Protocol.CommandParameters
export type EventName = keyof Protocol.Events

/** One conversation with Chromium: the browser itself, or one page. */
export interface DevToolsSession {
  /** Rejects when Chromium refuses the command or goes away. */
  send<M extends Method>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]>
  /** Returns what takes the listener away again. */
  on<E extends EventName>(event: E, listener: (params: Protocol.Events[E]) => void): () => void
}
