/**
 * Lockstep as a whole: the services put together, and the one store that all that is shown is made
 * from. Written by services only; windows and tray mirror it.
 */
import { isDeepStrictEqual } from 'node:util'
import { createStore } from 'zustand/vanilla'
import type { Snapshot } from '../../src-preload/contract.ts'
import { initialState } from '../domain/machine/initial-state.ts'
import { isActive, mayWrite, nothingLeft } from '../domain/machine/state.ts'
import type { App, AppParts } from './app-parts.ts'
import { createGate } from './feed/gate.ts'
import { paceMemories } from './feed/pace-memory.ts'
import { followEngine } from './follow-engine.ts'
import { identityOf } from './identity-gate.ts'
import { createLegBoard } from './legs.ts'
import { createMicrosoft } from './microsoft.ts'
import { createPause } from './pause.ts'
import { createPhone } from './phone.ts'
import { createPhoneProgress } from './phone-progress.ts'
import { followPolicy } from './policy/follow.ts'
import { mayReach } from './policy/hosts.ts'
import { phoneFixedBy } from './policy/phone-fixed.ts'
import { followPower } from './power.ts'
import { followPushes } from './push/follow.ts'
import { createKeptSecrets } from './saved-secrets.ts'
import { createSettings } from './settings/settings.ts'
import { snapshotOf } from './snapshot.ts'
import { createEngine } from './sync/engine.ts'
import { createJournal } from './sync/journal.ts'
import { enabledOf, optionsOf } from './sync/options.ts'
import { createTimeline } from './sync/timeline.ts'
import { createWriter } from './sync/writer.ts'
import { createTeamsHintService } from './teams-hint.ts'
import { createUpdates } from './updates.ts'

/** What was set is taken back before a quit, a sign-out or a change of account. */
const takeBackMs = 5_000

export function createApp(parts: AppParts): App {
  const { clock, log, power, secrets } = parts
  const { policy } = parts
  const settings = createSettings(parts.settingsFile, log, policy)
  const journal = createJournal(parts.documents, () => microsoft.accountKey(), log)
  const remembered = journal.read()
  const timeline = createTimeline(clock)
  const gate = createGate(clock)
  let presenceAt = 0

  const engine = createEngine({
    initial: initialState({
      enabled: enabledOf(settings.current, settings.organisation),
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
        hint: () => microsoft.poller().ownChange(),
      },
      publish: (status) => phone.publish(status),
    }),
  })
  const legs = createLegBoard(clock, publish, log)

  async function takeBack(gateName: 'signingOut' | 'quitting'): Promise<void> {
    // Before the gate closes, which would end it and leave the subscription.
    const left = push.leave()
    engine.dispatch({ type: 'gate', gate: gateName, value: true })
    await Promise.all([engine.until(nothingLeft, takeBackMs), left])
  }

  const microsoft = createMicrosoft({
    connect: parts.connectMicrosoft,
    settings: () => settings.current,
    gate,
    paceMemory: paceMemories({ documents: parts.documents, clock, log }),
    clock,
    power,
    log,
    dispatch: (event) => {
      if (event.type === 'reading') presenceAt = clock.wall()
      engine.dispatch(event)
    },
    report: legs.report,
    takeBack: () => takeBack('signingOut'),
    onChange: () => {
      phone.reconsider()
      follower.personChanged()
      publish()
    },
    mayRead: () => isActive(engine.state()) && !followed.offline(),
    mayWrite: () => mayWrite(engine.state()),
    mayFollow: () => settings.policy.relayUrl !== undefined,
    lastAccount: remembered?.account,
  })
  const phone = createPhone({
    connect: (config) => parts.connectPhone(config, settings),
    settings: () => settings.current,
    mayUse: (config) => mayReach(config, settings.policy),
    neverSetUp: () => settings.own.phone === null,
    secrets,
    log,
    dispatch: engine.dispatch,
    report: legs.report,
    onChange: publish,
    identity: identityOf({ clock, log, microsoft, settings }),
  })
  const phoneProgress = createPhoneProgress(publish)
  const kept = createKeptSecrets(secrets, publish)
  const pause = createPause(clock, (value) => {
    engine.dispatch({ type: 'gate', gate: 'paused', value })
  })

  const updates = createUpdates({
    updater: parts.updater,
    clock,
    log,
    settings: () => settings.current.updates,
    managed: () => settings.policy.automaticUpdates === false,
    onChange: publish,
  })

  const teamsHint = createTeamsHintService({
    hint: parts.teamsHint,
    enabled: () => settings.current.teamsHint.enabled,
    readSoon: () => {
      if (isActive(engine.state())) microsoft.poller().hint()
    },
    dispatch: engine.dispatch,
    onChange: publish,
  })

  const system = { settings, microsoft, phone, clock, power, log, publish }
  const push = followPushes({ ...system, engine, gate, listener: parts.pushListener })

  const changes = followEngine({
    engine,
    microsoft,
    legs,
    teamsHint,
    clock,
    offline: () => followed.offline(),
    publish,
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
      notices: [...settings.notices, ...kept.notices(), ...phone.warnings()],
      saved: kept.saved(),
      online: parts.net.isOnline(),
      write: microsoft.write(),
      remembered: microsoft.remembered(),
      abilities: phone.abilities(),
      otherComputer: phone.otherComputer(),
      readBackMs: phone.readBackMs(),
      doNotDisturb: phone.doNotDisturb(),
      teamsHint: teamsHint.state(),
      push: push.state(),
      locked: settings.locked,
      phoneDraft: settings.phoneDraft,
      phoneFixed: phoneFixedBy(settings.policy),
      phoneProgress: phoneProgress.current(),
      update: updates.status(),
      since: { ...changes.times(), presence: presenceAt },
    })
  }

  const store = createStore<Snapshot>(snapshot)

  function publish(): void {
    store.setState(snapshot(), true)
  }

  settings.subscribe((current, past) => {
    engine.dispatch({
      type: 'configured',
      enabled: enabledOf(current, settings.organisation),
      options: optionsOf(current),
    })
    microsoft.poller().setActiveSeconds(current.polling.activeSeconds)
    microsoft.reconsider()
    if (!isDeepStrictEqual(current.updates, past.updates)) updates.configure()
    teamsHint.configure()
    publish()
  })

  const follower = followPolicy({ ...system, policy })
  const { report } = legs
  const own = { engine, pause, teamsHint, report }
  const followed = followPower({ ...system, ...own })

  return {
    store,
    settings,
    engine,
    microsoft,
    phone,
    phoneProgress,
    legs,
    pause,
    updates,
    teamsHint,
    refresh: kept.refresh,
    async start() {
      engine.dispatch({ type: 'started' })
      updates.start()
      teamsHint.configure()
      await Promise.all([microsoft.restore(), phone.restart(), kept.refresh()])
    },
    async stop() {
      followed.stop()
      teamsHint.dispose()
      follower.stop()
      await takeBack('quitting')
      await phone.stop()
      push.dispose()
      pause.dispose()
      updates.dispose()
      microsoft.dispose()
      engine.dispose()
    },
  }
}
