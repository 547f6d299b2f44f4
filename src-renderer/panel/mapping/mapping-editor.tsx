import {
  Badge,
  Button,
  Field,
  makeStyles,
  PresenceBadge,
  Switch,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { useId, useRef } from 'react'
import { activitiesOf, type MappableKind } from '../../../src-main/domain/mapping.ts'
import { useCommand } from '../hooks.ts'
import { Choice, TextInput } from '../parts/controls.tsx'
import { Fault } from '../parts/fault.tsx'
import { Note } from '../parts/note.tsx'
import { useLocked } from '../parts/use-locked.ts'
import { badgeOf } from '../presence.ts'
import { LockMark } from '../settings/lock-mark.tsx'
import { useRowStyles } from '../settings/row-styles.ts'
import type { Connector, Snapshot } from '../types.ts'
import { useWords } from '../words/index.ts'
import { Preview } from './preview.tsx'
import { useRow } from './use-row.ts'

const longestNote = 100

const useStyles = makeStyles({
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    minHeight: '2rem',
  },
  presence: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { ...typographyStyles.body1Strong, minWidth: 0 },
  reset: { marginInlineStart: 'auto', minWidth: 0 },
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  switch: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  field: { flexGrow: 1, flexBasis: '8rem', minWidth: 0 },
})

interface MappingEditorProps {
  readonly kind: MappableKind
  readonly saved: Snapshot['mapping'][MappableKind]
  /** The lock is told in the row; not so where one word above all rows tells it. */
  readonly marked: boolean
  readonly connector: Connector
  /** Do not disturb that stops calls can be turned on, and is wanted. */
  readonly blocks: boolean
}

/** One Teams status: what other phones show for it, edited and seen at once. */
export function MappingEditor(props: MappingEditorProps) {
  const { kind, saved, marked, connector, blocks } = props
  const styles = useStyles()
  const words = useWords()
  const own = words.mapping
  const disabled = useLocked(`mapping.${kind}`)
  const { row, failed, setActivity, setBlocksCalls, type, commit, onKeyDown } = useRow(kind, saved)
  const reset = useCommand('mapping.reset')
  const name = useId()
  const fields = useRef<HTMLDivElement>(null)
  const activities = activitiesOf(connector)
  const shows = activities.length > 0

  const resetRow = async () => {
    // The button goes with the change: the focus stays in the row.
    fields.current?.querySelector<HTMLElement>('select, input')?.focus()
    await reset.ask({ kind })
  }
  const fault = failed ?? reset.failed
  return (
    <li className={useRowStyles().row}>
      <div className={styles.heading}>
        <span className={styles.presence}>
          <PresenceBadge status={badgeOf(kind)} aria-hidden="true" />
          <span className={styles.name} id={name}>
            {words.presence[kind]}
          </span>
        </span>
        {saved.changed && (
          <>
            <Badge appearance="tint" color="brand">
              {own.changed}
            </Badge>
            {!disabled && (
              <Button
                className={styles.reset}
                appearance="subtle"
                size="small"
                aria-label={`${own.reset}: ${words.presence[kind]}`}
                onClick={() => void resetRow()}
              >
                {own.reset}
              </Button>
            )}
          </>
        )}
      </div>
      {disabled && marked && <LockMark />}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in the line above */}
      <div ref={fields} className={styles.fields} role="group" aria-labelledby={name}>
        {shows && (
          <>
            <Field className={styles.field} label={own.activity} size="small">
              <Choice
                disabled={disabled}
                value={row.activity ?? 'none'}
                options={['none', ...activities]}
                labels={words.rpid}
                choose={(chosen) => setActivity(chosen === 'none' ? null : chosen)}
              />
            </Field>
            <Field className={styles.field} label={own.note} size="small">
              <TextInput
                disabled={disabled}
                value={row.note}
                maxLength={longestNote}
                onChange={(_event, data) => type(data.value)}
                onBlur={commit}
                onKeyDown={onKeyDown}
              />
            </Field>
          </>
        )}
        {blocks && (
          <Switch
            className={styles.switch}
            label={own.blocksCalls}
            disabled={disabled}
            checked={row.blocksCalls === true}
            onChange={(_event, data) => setBlocksCalls(data.checked)}
          />
        )}
      </div>
      {shows && <Preview row={row} />}
      {kind === 'doNotDisturb' && !blocks && <Note>{own.onlyShows}</Note>}
      {kind === 'appearOffline' && shows && !saved.changed && <Note>{own.neutral}</Note>}
      {fault !== undefined && <Fault code={fault} urgent />}
    </li>
  )
}
