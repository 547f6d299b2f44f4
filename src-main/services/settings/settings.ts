/** The settings: loaded once, validated always, and never lost. The policy is laid over them. */
import { isDeepStrictEqual } from 'node:util'
import { type ErrorCode, Fault } from '../../domain/codes.ts'
import type { Log, SettingsFile, Unsubscribe } from '../../ports.ts'
import { type PhoneDraft, phoneDraft } from '../policy/phone.ts'
import { emptyReading, type PolicyReading } from '../policy/read.ts'
import type { Policy } from '../policy/schema.ts'
import { applyChanges, type Content, isContent } from './changes.ts'
import type { OrganisationPolicy } from './effective.ts'
import { memberAt, withMember } from './member.ts'
import { currentVersion, migrate, versionOf } from './migrate.ts'
import { lockedForPanel, lockedPaths, organisationOf, settingsInForce } from './overlay.ts'
import { defaultSettings, type Settings, settingsSchema } from './schema.ts'

export type SettingsChange = Partial<Omit<Settings, 'version'>>

export interface SettingsService {
  /** What is in force: default, then the person's own, then the policy. */
  readonly current: Settings
  /** The person's own, without the policy. */
  readonly own: Settings
  readonly policy: Policy
  /** What the policy says about the three switches. */
  readonly organisation: OrganisationPolicy
  /** Paths of the settings that the policy fixes for the person, such as `directions.mirror`. */
  readonly locked: readonly string[]
  /** The phone template, as far as it is complete; `null` without one. */
  readonly phoneDraft: PhoneDraft | null
  /** Who is signed in, as far as the settings depend on it. */
  readonly username: string | undefined
  /** Standing messages: `settings.corrupt`, `settings.newer`, `settings.policyInvalid`. */
  readonly notices: readonly ErrorCode[]
  /**
   * Replaces the given top-level members, validates, saves, and tells the subscribers. What the
   * policy fixes is never saved. `phone: null` takes away the person's own part only.
   * @throws Fault `command.invalid` when the result does not validate, `settings.locked` when it
   * changes what the policy fixes; nothing changes then
   */
  update(change: SettingsChange): Settings
  /** Throws what {@link update} would throw; changes nothing. */
  check(change: SettingsChange): void
  /** Puts another policy in force; `undefined` when it could not be read: the last one stays. */
  usePolicy(reading: PolicyReading | undefined): void
  /** Completes the phone template; `undefined` when nobody is signed in. */
  usePerson(username: string | undefined): void
  subscribe(listener: (settings: Settings, before: Settings) => void): Unsubscribe
}

interface Loaded {
  readonly settings: Settings
  /** What the file holds, unknown keys included. */
  readonly content: Content
  readonly writable: boolean
  readonly notices: readonly ErrorCode[]
}

/**
 * Loads the settings. Whatever is wrong with the file, there are settings afterwards.
 *
 * @param policy `first` is what was read before; `undefined` when that failed
 */
export function createSettings(
  file: SettingsFile,
  log: Log,
  policy: { readonly first: PolicyReading | undefined } = { first: emptyReading },
): SettingsService {
  const loaded = load(file, log)
  const { writable } = loaded
  let { settings: own, content } = loaded
  let reading = policy.first ?? emptyReading
  let unread = policy.first === undefined
  let username: string | undefined
  let current = settingsInForce(own, reading.policy, username)
  const listeners = new Set<(settings: Settings, before: Settings) => void>()
  tell(log, emptyReading, reading)

  /** The person's own settings after `change`. */
  function changed(change: SettingsChange): Settings {
    const parsed = settingsSchema.safeParse({ ...current, ...change, version: currentVersion })
    if (!parsed.success) {
      const paths = parsed.error.issues.slice(0, 10).map((issue) => issue.path.join('.'))
      throw new Fault('command.invalid', `settings: ${paths.join(', ')}`)
    }
    const wanted = parsed.data
    const phoneRemoved = change.phone === null
    const fixed = lockedPaths(reading.policy).filter(
      (path) => !(phoneRemoved && path.startsWith('phone.')),
    )
    const difference = applyChanges(own, current, wanted)
    const kept = fixed.reduce(
      (all, path) => withMember(all, path, memberAt(own, path)),
      phoneRemoved ? { ...difference, phone: null } : difference,
    )
    const next = settingsSchema.parse(kept)
    const result = settingsInForce(next, reading.policy, username)
    const refused = fixed.filter(
      (path) => !isDeepStrictEqual(memberAt(result, path), memberAt(wanted, path)),
    )
    if (refused.length > 0) throw new Fault('settings.locked', refused.join(', '))
    return next
  }

  function become(): void {
    const before = current
    current = settingsInForce(own, reading.policy, username)
    for (const listener of [...listeners]) listener(current, before)
  }

  return {
    get current() {
      return current
    },
    get own() {
      return own
    },
    get policy() {
      return reading.policy
    },
    get organisation() {
      return organisationOf(reading.policy)
    },
    get locked() {
      return lockedForPanel(reading.policy)
    },
    get phoneDraft() {
      return phoneDraft(own.phone, reading.policy, username)
    },
    get username() {
      return username
    },
    get notices() {
      const faulty = unread || reading.invalid.length > 0
      return faulty ? [...loaded.notices, 'settings.policyInvalid' as const] : loaded.notices
    },
    check: (change) => void changed(change),
    update(change) {
      const next = changed(change)
      content = { ...applyChanges(content, own, next), version: currentVersion }
      own = next
      if (writable) {
        attempt(log, 'the settings cannot be saved', () => file.save(content))
        attempt(log, 'the settings cannot be backed up', () => file.saveBackup(content))
      }
      become()
      return current
    },
    usePolicy(next) {
      if (next === undefined || (!unread && isDeepStrictEqual(next, reading))) return
      tell(log, reading, next)
      reading = next
      unread = false
      become()
    },
    usePerson(next) {
      if (next === username) return
      username = next
      become()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Says what of a policy is not used; once, as long as it stays the same. */
function tell(log: Log, before: PolicyReading, now: PolicyReading): void {
  if (!isDeepStrictEqual(now.policy, before.policy))
    log.info('a policy is in force', { settings: Object.keys(now.policy) })
  if (now.invalid.length > 0 && !isDeepStrictEqual(now.invalid, before.invalid))
    log.warn('values of the policy are not valid and not used', { settings: now.invalid })
  if (now.unknown.length > 0 && !isDeepStrictEqual(now.unknown, before.unknown))
    log.warn('the policy has settings that this version does not know', { settings: now.unknown })
}

function load(file: SettingsFile, log: Log): Loaded {
  const found = file.load()
  if (found.kind === 'absent') {
    return { settings: defaultSettings, content: {}, writable: true, notices: [] }
  }
  const read = found.kind === 'ok' ? parse(found.value) : 'corrupt'
  if (typeof read === 'object') {
    attempt(log, 'the settings cannot be backed up', () => file.saveBackup(read.content))
    return { ...read, writable: true, notices: [] }
  }
  const backup = parse(file.loadBackup())
  const fallback = typeof backup === 'object' ? backup : { settings: defaultSettings, content: {} }
  log.warn('the settings file is not used', { reason: read, backup: typeof backup === 'object' })
  if (read === 'newer') {
    // The newer version's file stays as it is: this version only works beside it, in memory.
    return { ...fallback, writable: false, notices: ['settings.newer'] }
  }
  const writable = attempt(log, 'the unreadable settings file cannot be set aside', () => {
    file.setAside('corrupt')
    // At once, so that a crash before the next change does not lose what the backup held.
    if (typeof backup === 'object') file.save(backup.content)
  })
  return { ...fallback, writable, notices: ['settings.corrupt'] }
}

/** The settings that `value` holds, in any version up to ours. */
function parse(value: unknown): { settings: Settings; content: Content } | 'corrupt' | 'newer' {
  if (!isContent(value)) return 'corrupt'
  const version = versionOf(value)
  if (version === undefined) return 'corrupt'
  if (version > currentVersion) return 'newer'
  const content = migrate(value, version)
  const parsed = settingsSchema.safeParse(content)
  return parsed.success ? { settings: parsed.data, content } : 'corrupt'
}

/** True when it worked; a full or read-only disk must not stop the app. */
function attempt(log: Log, failure: string, run: () => void): boolean {
  try {
    run()
    return true
  } catch (error) {
    log.error(failure, { error })
    return false
  }
}
