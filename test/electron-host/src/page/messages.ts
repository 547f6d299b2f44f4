/** What a preload's world tells the host, as JSON text. `args` went through the codec. */
export type PageMessage =
  | { type: 'invoke'; id: number; channel: string; args: string; url: string }
  | { type: 'send'; channel: string; args: string; url: string }
  | { type: 'preload-error'; message: string; stack: string }

/** What the host tells a preload's world. `args` and `value` went through the codec. */
export type HostMessage =
  | { type: 'event'; channel: string; args: string }
  | { type: 'reply'; id: number; value: string }
  | { type: 'failure'; id: number; message: string }

/** What a sandboxed preload can read about its process. */
export interface PreloadInfo {
  /** The name of the function that takes the host's messages. */
  readonly receiver: string
  readonly path: string
  readonly platform: string
  readonly arch: string
  readonly versions: Record<string, string | undefined>
  readonly argv: readonly string[]
}
