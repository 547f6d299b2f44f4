/** The settings: loaded once, validated always, and never lost. */
import { type ErrorCode, Fault } from '../../domain/codes.ts'
import type { Log, SettingsFile, Unsubscribe } from '../../ports.ts'
import { applyChanges, type Content, isContent } from './changes.ts'
import { currentVersion, migrate, versionOf } from './migrate.ts'
import { defaultSettings, type Settings, settingsSchema } from './schema.ts'

export interface SettingsService {
  readonly current: Settings
  /** Standing messages: `settings.corrupt`, `settings.newer`. */
  readonly notices: readonly ErrorCode[]
  /**
   * Replaces the given top-level members, validates, saves, and tells the subscribers.
   * @throws Fault `command.invalid` when the result does not validate; nothing changes then
   */
  update(change: Partial<Omit<Settings, 'version'>>): Settings
  subscribe(listener: (settings: Settings, before: Settings) => void): Unsubscribe
}

interface Loaded {
  readonly settings: Settings
  /** What the file holds, unknown keys included. */
  readonly content: Content
  readonly writable: boolean
  readonly notices: readonly ErrorCode[]
}

/** Loads the settings. Whatever is wrong with the file, there are settings afterwards. */
export function createSettings(file: SettingsFile, log: Log): SettingsService {
  const loaded = load(file, log)
  const { notices, writable } = loaded
  let { settings, content } = loaded
  const listeners = new Set<(settings: Settings, before: Settings) => void>()

  return {
    get current() {
      return settings
    },
    notices,
    update(change) {
      const before = settings
      const parsed = settingsSchema.safeParse({ ...before, ...change, version: currentVersion })
      if (!parsed.success) {
        const paths = parsed.error.issues.slice(0, 10).map((issue) => issue.path.join('.'))
        throw new Fault('command.invalid', `settings: ${paths.join(', ')}`)
      }
      settings = parsed.data
      content = { ...applyChanges(content, before, settings), version: currentVersion }
      if (writable) {
        attempt(log, 'the settings cannot be saved', () => file.save(content))
        attempt(log, 'the settings cannot be backed up', () => file.saveBackup(content))
      }
      for (const listener of [...listeners]) listener(settings, before)
      return settings
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
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
