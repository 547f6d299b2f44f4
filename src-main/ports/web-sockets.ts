/** WebSockets that main opens by itself, where a protocol is spoken outside the line page. */

/** What is needed of a WebSocket of the web. */
export interface PlainWebSocket {
  addEventListener(
    type: 'open' | 'message' | 'error' | 'close',
    listener: (event: Event) => void,
  ): void
  send(text: string): void
  close(): void
}

/**
 * Opens a WebSocket. The server's certificate MUST be verified against what the operating system
 * and the organisation trust, and NEVER can a person or a setting lift that.
 * @param url `wss:` address; `ws:` MUST be on this computer
 * @throws TypeError when it is neither
 */
export type OpenWebSocket = (url: string) => PlainWebSocket
