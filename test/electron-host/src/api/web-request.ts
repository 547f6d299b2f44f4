import { strict } from '../core/strict.ts'

type Listener = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

/** `session.webRequest`. Chromium's WebSockets do not pass here, as the DevTools protocol omits them. */
export class HostWebRequest implements Pick<Electron.WebRequest, 'onBeforeRequest'> {
  private listener: Listener | null = null
  private matches: (url: string) => boolean = () => true

  onBeforeRequest(
    ...[first, second]: [Electron.WebRequestFilter, Listener | null] | [Listener | null]
  ) {
    const hasFilter = first !== null && typeof first === 'object'
    this.listener = (hasFilter ? second : first) ?? null
    this.matches = hasFilter ? createMatcher(first.urls) : () => true
  }

  /** What the app decides about a request. */
  decide(details: Electron.OnBeforeRequestListenerDetails): Promise<Electron.CallbackResponse> {
    const { listener } = this
    if (!listener || !this.matches(details.url)) return Promise.resolve({})
    return new Promise((resolve) => listener(details, resolve))
  }
}

export function createWebRequest(): HostWebRequest {
  return strict('webRequest', new HostWebRequest())
}

/** Chrome's match patterns, such as `<all_urls>` and `*://host/*`. */
function createMatcher(patterns: readonly string[]): (url: string) => boolean {
  const expressions = patterns.map((pattern) => {
    if (pattern === '<all_urls>') return /^/
    const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    return new RegExp(`^${escaped.replace(/^\*:/, '(https?|wss?):').replaceAll('*', '.*')}$`)
  })
  return (url) => expressions.some((expression) => expression.test(url))
}
