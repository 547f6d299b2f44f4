import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { InteractionResults } from 'oidc-provider'
import { readText } from '../microsoft365/http.ts'
import type { Identity } from '../microsoft365/person.ts'
import { declined, type RefusalDetails, refusal } from './entra-errors.ts'
import { accountPage, consentPage } from './pages.ts'

/** How the sign-in pages behave; read on every request. */
export type SignIn = {
  /** 'automatic' signs in without a page, 'form' asks the person. */
  readonly interactive: 'automatic' | 'form'
  /** The object id that an automatic sign-in takes. */
  readonly account: string
  /** An automatic sign-in declines. */
  readonly decline: boolean
  /** What comes back instead of a code, whatever the person does. */
  readonly refuseSignIn: RefusalDetails | undefined
}

/** What each person accepted, by object id. */
export type Consents = Map<string, Set<string>>

/** The header with which the fetch browser stands in for a person who declines. */
export const decisionHeader = 'x-decision'

const silentScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email'])

/** The sign-in pages: account picker, then consent where something new is asked for. */
export function createInteractionDoor(
  provider: Provider,
  people: ReadonlyMap<string, Identity>,
  consented: Consents,
  signIn: () => SignIn,
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { prompt, params, session } = await provider.interactionDetails(request, response)
    const { interactive, account, decline, refuseSignIn } = signIn()
    const asked = String(params.scope ?? '').split(' ')
    const finish = (result: InteractionResults) =>
      provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
    const show = (html: string) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
    const accept = (oid: string) => {
      consented.set(oid, new Set([...(consented.get(oid) ?? []), ...asked]))
      return finish({ consent: {} })
    }

    if (refuseSignIn !== undefined) {
      const { error, error_description } = refusal(refuseSignIn)
      return finish({ error, error_description })
    }

    const form = new URLSearchParams(request.method === 'POST' ? await readText(request) : '')
    const declines = interactive === 'automatic' && decline
    if (
      declines ||
      form.get('decision') === 'decline' ||
      request.headers[decisionHeader] === 'decline'
    ) {
      const { error, error_description } = declined()
      return finish({ error, error_description })
    }

    if (prompt.name === 'login') {
      const chosen = interactive === 'automatic' ? account : form.get('account')
      if (chosen !== null && people.has(chosen)) return finish({ login: { accountId: chosen } })
      const hinted = [...people.values()].find(({ upn }) => upn === params.login_hint)
      return void show(accountPage([...people.values()], hinted?.oid))
    }

    const person = people.get(session?.accountId ?? '')
    if (person === undefined) throw new Error('consent was asked for before the sign-in')
    const before = consented.get(person.oid)
    const wanted = asked.filter((scope) => !silentScopes.has(scope) && !before?.has(scope))
    if (interactive === 'automatic' || wanted.length === 0) return accept(person.oid)
    if (form.get('decision') === 'accept') return accept(person.oid)
    show(consentPage(person, wanted))
  }
}
