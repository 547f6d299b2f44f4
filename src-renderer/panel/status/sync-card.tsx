import {
  Button,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Switch,
  tokens,
} from '@fluentui/react-components'
import { minutesUntilTomorrow } from '../../../src-main/domain/until-tomorrow.ts'
import { useCommand } from '../hooks.ts'
import { Fault } from '../parts/fault.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  switch: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
})

function PauseMenu({ pause }: { readonly pause: (minutes: number | null) => void }) {
  const words = useWords().status.sync
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton>{words.pause}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => pause(30)}>{words.for30}</MenuItem>
          <MenuItem onClick={() => pause(60)}>{words.for60}</MenuItem>
          <MenuItem onClick={() => pause(minutesUntilTomorrow(Date.now()))}>
            {words.untilTomorrow}
          </MenuItem>
          <MenuItem onClick={() => pause(null)}>{words.untilResumed}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

/** On or off as a whole, and the pause. */
export function SyncCard() {
  const styles = useStyles()
  const words = useWords().status.sync
  const { sync } = useSnapshot()
  const set = useCommand('sync.set')
  const pause = useCommand('sync.pause')
  const resume = useCommand('sync.resume')
  const failed = set.failed ?? pause.failed ?? resume.failed
  const paused = sync.paused !== null
  const enabled = sync.choice === 'follow' ? sync.on || paused : sync.choice === 'on'
  return (
    <>
      <div className={styles.card}>
        <Switch
          className={styles.switch}
          label={words.switch}
          checked={enabled}
          onChange={(_event, data) =>
            void set.ask({ which: 'sync', choice: data.checked ? 'on' : 'off' })
          }
        />
        {paused && (
          <Button appearance="primary" onClick={() => void resume.ask(undefined)}>
            {words.resume}
          </Button>
        )}
        {!paused && enabled && <PauseMenu pause={(minutes) => void pause.ask({ minutes })} />}
      </div>
      {failed !== undefined && <Fault code={failed} urgent />}
    </>
  )
}
