/** Versions of the settings file. Every released version is frozen and has its way to the next. */

export const currentVersion = 1

type Content = Readonly<Record<string, unknown>>
export type Migration = (content: Content) => Content

/** From each older version to the one after it. */
export const migrations: ReadonlyMap<number, Migration> = new Map()

/** The version that a file says it has; the first one did not need to say it. */
export function versionOf(content: Content): number | undefined {
  const version = content.version ?? 1
  return typeof version === 'number' && Number.isInteger(version) && version >= 1
    ? version
    : undefined
}

/**
 * Brings `content` from `from` up to `to`, step by step.
 * @throws Error when a step is missing: that is a defect of ours, never of the file
 */
export function migrate(
  content: Content,
  from: number,
  to: number = currentVersion,
  steps: ReadonlyMap<number, Migration> = migrations,
): Content {
  let migrated = content
  for (let version = from; version < to; version += 1) {
    const step = steps.get(version)
    if (step === undefined) throw new Error(`settings version ${version} has no migration`)
    migrated = { ...step(migrated), version: version + 1 }
  }
  return migrated
}
