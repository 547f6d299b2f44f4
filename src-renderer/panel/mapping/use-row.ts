import { type KeyboardEvent, useState } from 'react'
import type { MappableKind, MappingRow } from '../../../src-main/domain/mapping.ts'
import { send } from '../bridge.ts'
import { useChange } from '../settings/use-change.ts'
import type { ErrorCode } from '../types.ts'

export interface RowDraft {
  /** What is shown now, with what is being typed. */
  readonly row: MappingRow
  readonly failed: ErrorCode | undefined
  readonly setActivity: (activity: MappingRow['activity']) => void
  readonly setBlocksCalls: (blocks: boolean) => void
  readonly type: (note: string) => void
  /** Saves what was typed, if it says something else. */
  readonly commit: () => void
  /** Enter saves, Escape takes back what was typed. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** One row of the mapping while it is edited: an activity is saved at once, a note when it is done. */
export function useRow(kind: MappableKind, saved: MappingRow): RowDraft {
  const save = (row: MappingRow) => send('mapping.set', { kind, ...row })
  const { value, failed, choose } = useChange<MappingRow>(rowOf(saved), save)
  const [typed, setTyped] = useState<string | null>(null)
  const row = { ...value, note: typed ?? value.note }

  const commit = () => {
    setTyped(null)
    const settled = row.note.trim()
    if (settled !== value.note) choose({ ...value, note: settled })
  }
  return {
    row,
    failed,
    setActivity: (chosen) => {
      setTyped(null)
      choose({ ...value, activity: chosen, note: row.note.trim() })
    },
    setBlocksCalls: (blocks) => {
      setTyped(null)
      choose(rowOf({ ...value, note: row.note.trim(), blocksCalls: blocks ? true : undefined }))
    },
    type: setTyped,
    commit,
    onKeyDown: (event) => {
      if (event.key === 'Enter') commit()
      if (event.key !== 'Escape' || typed === null) return
      event.stopPropagation()
      setTyped(null)
    },
  }
}

function rowOf({ activity, note, blocksCalls }: MappingRow): MappingRow {
  return { activity, note, ...(blocksCalls === true ? { blocksCalls } : {}) }
}
