import { decisionHeader } from './interaction.ts'

export type BrowseOptions = {
  /** The person declines instead of signing in. */
  readonly decline?: boolean
  /** The person closes the tab once the first page stands there: nothing goes back. */
  readonly closeTab?: boolean
  /** The object id to pick; by default what the page has picked already. */
  readonly account?: string
  /** Called with the HTML of each page on the way. */
  readonly onPage?: (html: string) => void
  readonly signal?: AbortSignal
}

const mostSteps = 20
const deadlineMs = 15_000

/**
 * A browser made of fetch, with a person in it: follows redirects, keeps cookies, fills the sign-in
 * and consent forms, and submits a form_post page. Resolves with the last page's HTML. Rejects
 * after 15 seconds or 20 steps.
 */
export async function browse(start: string, options: BrowseOptions = {}): Promise<string> {
  const deadline = AbortSignal.timeout(deadlineMs)
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline
  const cookies = new Map<string, string>()
  let step: Step = { url: start }
  for (let count = 0; count < mostSteps; count += 1) {
    const response = await load(step, cookies, options, signal)
    const location = response.headers.get('location')
    const html = await response.text()
    if (location !== null) {
      step = { url: new URL(location, step.url).href }
      continue
    }
    options.onPage?.(html)
    if (options.closeTab) return html
    const next = submit(html, step.url, options)
    if (next === undefined) return html
    step = next
  }
  throw new Error(`no end after ${mostSteps} steps`)
}

type Step = { readonly url: string; readonly body?: URLSearchParams }

async function load(
  { url, body }: Step,
  cookies: Map<string, string>,
  options: BrowseOptions,
  signal: AbortSignal,
): Promise<Response> {
  const response = await fetch(url, {
    ...(body === undefined ? {} : { method: 'POST', body }),
    redirect: 'manual',
    signal,
    headers: {
      accept: 'text/html',
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(options.decline ? { [decisionHeader]: 'decline' } : {}),
    },
  })
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2)
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }
  return response
}

/** Fills the page's form as the person would; undefined where there is none. */
function submit(html: string, url: string, options: BrowseOptions): Step | undefined {
  const form = /<form method="post"(?: action="([^"]*)")?/i.exec(html)
  if (form === null) return undefined
  const body = new URLSearchParams()
  for (const input of tags(html, 'input')) {
    const { type, name, value } = input
    if (type === 'hidden' || (type === 'radio' && 'checked' in input))
      body.set(name ?? '', value ?? '')
  }
  if (options.account !== undefined && body.has('account')) body.set('account', options.account)
  const buttons = tags(html, 'button').filter((one) => one.name === 'decision')
  const button = buttons.find((one) => (one.value === 'decline') === (options.decline ?? false))
  if (button?.value !== undefined) body.set('decision', button.value)
  return { url: new URL(decodeEntities(form[1] ?? ''), url).href, body }
}

function tags(html: string, name: string): Record<string, string>[] {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'gi'))].map((tag) =>
    Object.fromEntries(
      [...(tag[1] ?? '').matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map((one) => [
        one[1] ?? '',
        decodeEntities(one[2] ?? ''),
      ]),
    ),
  )
}

function decodeEntities(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
