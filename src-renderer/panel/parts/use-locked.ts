import { useSnapshot } from '../store.ts'

/** Whether the organisation fixed the setting of this path, or all of what it belongs to. */
export function isLocked(locked: readonly string[], path: string): boolean {
  return locked.some((each) => path === each || path.startsWith(`${each}.`))
}

export function useLocked(path: string): boolean {
  return isLocked(useSnapshot().locked, path)
}
