/**
 * The mirror of main's state. Nothing in the panel writes to it: it changes when main sends a
 * snapshot, and main changes when the panel sends a command.
 */
import { createContext, useContext } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'
import type { PanelBridge } from '../../src-preload/contract.ts'
import type { ErrorCode, Snapshot } from './types.ts'

export type Mirror =
  | { readonly state: 'waiting' }
  | { readonly state: 'lost'; readonly code: ErrorCode }
  | { readonly state: 'live'; readonly snapshot: Snapshot }

export type MirrorStore = Pick<StoreApi<Mirror>, 'getState' | 'getInitialState' | 'subscribe'>

/** Follows main until `stop`. Snapshots arrive in the order in which main sent them. */
export function followMain(bridge: PanelBridge): { mirror: MirrorStore; stop: () => void } {
  const store = createStore<Mirror>()(() => ({ state: 'waiting' }))
  const show = (snapshot: Snapshot) => store.setState({ state: 'live', snapshot }, true)
  const stop = bridge.onSnapshot(show)
  const lose = (code: ErrorCode) => {
    if (store.getState().state === 'waiting') store.setState({ state: 'lost', code }, true)
  }
  bridge.command('snapshot.get', undefined).then(
    (outcome) => (outcome.ok ? show(outcome.value) : lose(outcome.code)),
    () => lose('internal'),
  )
  return { mirror: store, stop }
}

export function useMirror(mirror: MirrorStore): Mirror {
  return useStore(mirror)
}

const SnapshotContext = createContext<Snapshot | null>(null)
export const SnapshotProvider = SnapshotContext.Provider

/** The latest snapshot. */
export function useSnapshot(): Snapshot {
  const snapshot = useContext(SnapshotContext)
  if (snapshot === null) throw new Error('useSnapshot outside of SnapshotProvider')
  return snapshot
}
