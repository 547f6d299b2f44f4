/** The demo's PBX: Kamailio where it can be had, else a small embedded SIP presence server. */
import { type Phone, startPhone } from '../../test/servers/baresip.ts'
import { startKamailio } from '../../test/servers/kamailio/kamailio.ts'
import { pidfSummary } from '../../test/servers/pidf-summary.ts'
import { startWatcher } from '../../test/servers/watcher.ts'
import { startEmbeddedPbx } from '../../test/simulators/pbx/index.ts'
import { extension, otherExtension } from '../../test/support/people.ts'
import { baresipPrefix, kamailioPrefix } from '../debian/sip.ts'

const domain = 'pbx.test'
const watcherExtension = '1003'
const passwordOf = (user: string) => `secret${user}`

export interface DemoPbx {
  /** As it is printed: `Kamailio 5.6.3` or `embedded`. */
  readonly label: string
  /** Who calls, and who watches. */
  readonly phones: string
  readonly wsUrl: string
  readonly address: string
  readonly password: string
  /** The note other phones see now, or `undefined` when nothing is published. */
  note(): string | undefined
  onNote(listener: (note: string | undefined) => void): () => void
  /** A colleague calls the extension, and the extension answers. */
  call(): Promise<void>
  hangUp(): Promise<void>
  stop(): Promise<void>
}

export async function startDemoPbx(log: (line: string) => void): Promise<DemoPbx> {
  try {
    return await startOnKamailio()
  } catch (error) {
    log(
      `Kamailio cannot be had here (${error instanceof Error ? error.message.split('\n')[0] : error})`,
    )
    return startEmbedded()
  }
}

async function startOnKamailio(): Promise<DemoPbx> {
  const [kamailioFiles, baresipFiles] = await Promise.all([kamailioPrefix(), baresipPrefix()])
  const kamailio = await startKamailio({ prefix: kamailioFiles, domain })
  const phones: Phone[] = []
  const phone = async (user: string) => {
    const { sipPort } = kamailio
    const account = { user, password: passwordOf(user), domain, sipPort, answer: 'auto' } as const
    const started = await startPhone({ prefix: baresipFiles, ...account })
    phones.push(started)
    return started
  }
  try {
    await phone(extension)
    const colleague = await phone(otherExtension)
    const { wsUrl } = kamailio
    const watch = `sip:${extension}@${domain}`
    const watcher = await startWatcher({
      wsUrl,
      user: watcherExtension,
      password: passwordOf(watcherExtension),
      domain,
      watch,
    })
    return {
      ...common,
      label: `Kamailio ${kamailio.version}`,
      phones: `baresip ${colleague.version} on ${extension} and ${otherExtension}, a watcher on ${watcherExtension}`,
      wsUrl,
      note: () => pidfSummary(watcher.documents.at(-1)?.body ?? ''),
      onNote: (listener) => watcher.onNotify(({ body }) => listener(pidfSummary(body))),
      call: () => colleague.call(watch),
      hangUp: () => colleague.hangUp(),
      async stop() {
        await watcher.stop()
        await Promise.all(phones.map((one) => one.stop()))
        await kamailio.stop()
      },
    }
  } catch (error) {
    await Promise.all(phones.map((one) => one.stop()))
    await kamailio.stop()
    throw error
  }
}

const common = { address: `${extension}@${domain}`, password: passwordOf(extension) }

async function startEmbedded(): Promise<DemoPbx> {
  const users = { [extension]: passwordOf(extension) }
  const pbx = await startEmbeddedPbx({ users, domain })
  let call: ReturnType<typeof pbx.placeCall> | undefined
  return {
    ...common,
    label: 'embedded',
    phones: 'calls and watchers are played by the embedded server',
    wsUrl: pbx.wsUrl,
    note: () => pbx.presenceOf(extension)?.note ?? undefined,
    onNote: (listener) => pbx.watch(extension, (presence) => listener(presence?.note ?? undefined)),
    async call() {
      call = pbx.placeCall(extension, { direction: 'recipient' })
      call.answer()
    },
    async hangUp() {
      call?.hangUp()
    },
    stop: () => pbx.stop(),
  }
}
