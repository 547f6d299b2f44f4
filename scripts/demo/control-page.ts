/** A page on this computer with which the newcomer plays Teams and the phone. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { alice } from '../../test/support/people.ts'
import type { Tenant } from '../../test/support/tenant.ts'
import type { DemoPbx } from './pbx.ts'

type Action = () => void | Promise<void>

const chosen = ['Available', 'Busy', 'DoNotDisturb', 'BeRightBack', 'Away'] as const

export async function startControlPage(tenant: Tenant, pbx: DemoPbx) {
  const { control } = tenant.graph
  const actions = new Map<string, Action>([
    ...chosen.map((value): [string, Action] => [
      `Teams: choose ${value}`,
      () => void control.setPreferred(alice.oid, { availability: value, activity: value }),
    ]),
    ['Teams: choose nothing (automatic)', () => void control.clearPreferred(alice.oid)],
    ['Teams: start a meeting', () => void control.setCalendar(alice.oid, 'meeting')],
    ['Teams: end the meeting', () => void control.setCalendar(alice.oid, 'free')],
    ['Phone: a colleague calls', () => pbx.call()],
    ['Phone: end the call', () => pbx.hangUp()],
  ])
  const act = async (name: string): Promise<string> => {
    const action = actions.get(name)
    if (action === undefined) return ''
    try {
      await action()
      return `Done: ${name}`
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '/').slice(1))
    void act(request.method === 'POST' ? name : '').then((note) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      response.end(page([...actions.keys()], note, tenant, pbx))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

function page(names: readonly string[], note: string, tenant: Tenant, pbx: DemoPbx): string {
  const { availability, activity } = tenant.graph.control.presenceOf(alice.oid)
  const buttons = names
    .map(
      (name) =>
        `<form method="post" action="/${encodeURIComponent(name)}"><button>${escapeHtml(name)}</button></form>`,
    )
    .join('\n')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="3; url=/">
<title>Lockstep demo</title><style>
body{font:16px system-ui;margin:2rem auto;max-width:34rem;padding:0 1rem;color:#242424;background:#fff}
button{font:inherit;padding:.5rem .9rem;margin:.25rem 0;width:100%;text-align:left;border:1px solid #616161;border-radius:6px;background:#f5f5f5}
button:hover,button:focus-visible{background:#e0e0f5}form{margin:0}</style>
<h1>Lockstep demo</h1>
<p>Teams shows others: <strong>${escapeHtml(`${availability} / ${activity}`)}</strong></p>
<p>Other phones see: <strong>${escapeHtml(pbx.note() ?? 'nothing')}</strong></p>
<p role="status">${escapeHtml(note)}</p>
${buttons}</html>`
}
