/**
 * Lockstep as a whole: the services put together, and the one store that all that is shown is made
 * from. Written by services only; windows and tray mirror it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Snapshot } from '../../src-preload/contract.ts'
import { initialState, isActive, type State } from '../domain/machine/state.ts'
import type {
  Clock,
  Documents,
  Log,
  Net,
  PhoneSystem,
  Power,
  Secrets,
  SettingsFile,
} from '../ports.ts'
import { createGate } from './feed/gate.ts'
import { createLegBoard } from './legs.ts'
import { createMicrosoft, type Microsoft, type MicrosoftConnection } from './microsoft.ts'
import { createPause, type Pause } from './pause.ts'
import { createPhone, type Phone, type PhoneSettings } from './phone.ts'
import { followPower } from './power.ts'
import type { Settings } from './settings/schema.ts'
import { createSettings, type SettingsService } from './settings/settings.ts'
import { snapshotOf } from './snapshot.ts'
import { createEngine, type Engine } from './sync/engine.ts'
import { createJournal } from './sync/journal.ts'
import { enabledOf, optionsOf } from './sync/options.ts'
import { createTimeline } from './sync/timeline.ts'
import { createWriter } from './sync/writer.ts'

export interface AppParts {
  readonly version: string
  readonly clock: Clock
  readonly log: Log
  readonly net: Net
  readonly power: Power
  readonly secrets: Secrets
  readonly documents: Documents
  readonly settingsFile: SettingsFile
  readonly connectMicrosoft: (settings: Settings['microsoft']) => MicrosoftConnection
  readonly connectPhone: (phone: PhoneSettings, settings: SettingsService) => PhoneSystem
}

export interface App {
  readonly store: StoreApi<Snapshot>
  readonly settings: SettingsService
  readonly engine: Engine
  readonly microsoft: Microsoft
  readonly phone: Phone
  readonly pause: Pause
  /** Makes the snapshot anew, after something it shows changed outside the engine. */
  refresh(): Promise<void>
  start(): Promise<void>
  /** Takes back everything that was set, within a few seconds, then lets go. */
  stop(): Promise<void>
}

/** What was set is taken back before a quit, a sign-out or a change of account. */
const takeBackMs = 5_000

export function createApp(parts: AppParts): App {
  const { clock, log, power, secrets } = parts
  const settings = createSettings(parts.settingsFile, log)
  const journal = createJournal(parts.documents, () => microsoft.accountKey(), log)
  const remembered = journal.read()
  const timeline = createTimeline(clock)
  const gate = createGate(clock)
  const started = clock.wall()
  let passwordSaved = false
  let unprotected = false
  let since = { extension: started, call: started, presence: 0 }

  const engine = createEngine({
    initial: initialState({
      enabled: enabledOf(settings.current),
      options: optionsOf(settings.current),
      journal: remembered,
      at: clock.monotonic(),
    }),
    clock,
    log,
    journal,
    timeline,
    hands: (dispatch) => ({
      writer: createWriter({
        session: () => microsoft.session(),
        gate,
        clock,
        log,
        dispatch(event) {
          dispatch(event)
          microsoft.written(event)
        },
      }),
      reader: {
        urgentRead: () => microsoft.poller().urgentRead(),
        cancelUrgent: () => microsoft.poller().cancelUrgent(),
        hint: () => microsoft.poller().hint(),
      },
      publish: (status) => phone.publish(status),
    }),
  })
  const legs = createLegBoard(clock, publish)

  /** What a phone system that cannot be reached still shows ends by its own expiry. */
  const nothingLeft = ({ session, extension }: State) =>
    session.own === null &&
    session.inFlight === null &&
    (extension.published === null || !extension.up)

  async function takeBack(gateName: 'signingOut' | 'quitting'): Promise<void> {
    engine.dispatch({ type: 'gate', gate: gateName, value: true })
    await engine.until(nothingLeft, takeBackMs)
  }

  const microsoft = createMicrosoft({
    connect: parts.connectMicrosoft,
    settings: () => settings.current,
    gate,
    clock,
    power,
    log,
    dispatch: (event) => {
      if (event.type === 'reading') since = { ...since, presence: clock.wall() }
      engine.dispatch(event)
    },
    report: legs.report,
    takeBack: () => takeBack('signingOut'),
    onChange: publish,
    mayRead: () => isActive(engine.state()),
    lastAccount: remembered?.account,
  })
  const phone = createPhone({
    connect: (config) => parts.connectPhone(config, settings),
    settings: () => settings.current,
    secrets,
    log,
    dispatch: engine.dispatch,
    report: legs.report,
  })
  const pause = createPause(clock, (value) => {
    engine.dispatch({ type: 'gate', gate: 'paused', value })
  })

  function snapshot(): Snapshot {
    return snapshotOf({
      version: parts.version,
      state: engine.state(),
      account: microsoft.account(),
      settings: settings.current,
      legs: legs.legs(),
      timeline: timeline.entries(),
      paused: pause.current(),
      notices: unprotected ? [...settings.notices, 'secrets.unprotected'] : settings.notices,
      passwordSaved,
      online: parts.net.isOnline(),
      write: 'unknown',
      remembered: [],
      abilities: null,
      otherComputer: false,
      teamsHint: 'off',
      locked: [],
      update: { state: 'off' },
      since,
    })
  }

  const store = createStore<Snapshot>(snapshot)

  function publish(): void {
    store.setState(snapshot(), true)
  }

  let before = engine.state()
  engine.onChange((state) => {
    const now = clock.wall()
    if (state.extension.published !== before.extension.published)
      since = { ...since, extension: now }
    if (state.calls.list !== before.calls.list) since = { ...since, call: now }
    const reads = isActive(state)
    const poller = microsoft.poller()
    if (reads !== isActive(before)) {
      if (reads) poller.resume()
      else poller.suspend()
      if (microsoft.account().state === 'signedIn')
        legs.report('presence', { state: reads ? 'connecting' : 'off' })
    }
    const live = state.session.own !== null
    if (live !== (before.session.own !== null)) poller.setCallLive(live)
    before = state
    publish()
  })
  settings.subscribe((current) => {
    engine.dispatch({
      type: 'configured',
      enabled: enabledOf(current),
      options: optionsOf(current),
    })
    microsoft.poller().setActiveSeconds(current.polling.activeSeconds)
  })

  const stopPower = followPower({ power, engine, microsoft, phone, pause, publish })

  const refresh = async () => {
    passwordSaved = (await secrets.read('sip.secret')) !== undefined
    unprotected = (await secrets.protection()) === 'memory'
    publish()
  }

  return {
    store,
    settings,
    engine,
    microsoft,
    phone,
    pause,
    refresh,
    async start() {
      engine.dispatch({ type: 'started' })
      await Promise.all([microsoft.restore(), phone.restart(), refresh()])
    },
    async stop() {
      stopPower()
      await takeBack('quitting')
      await phone.stop()
      pause.dispose()
      microsoft.dispose()
      engine.dispose()
    },
  }
}
