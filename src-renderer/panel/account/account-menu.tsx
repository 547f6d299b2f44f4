import {
  Avatar,
  Menu,
  MenuButton,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { send } from '../bridge.ts'
import { goToPage } from '../navigation.ts'
import { Hidden } from '../parts/hidden.tsx'
import { badgeOf, seenInTeams } from '../presence.ts'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { isConfigured } from './is-configured.ts'

const useStyles = makeStyles({
  button: {
    padding: '2px',
    minWidth: 0,
    flexShrink: 0,
    borderRadius: tokens.borderRadiusCircular,
    // The badge reaches beyond the round button.
    overflow: 'visible',
  },
  list: { maxWidth: '18rem', overflowWrap: 'anywhere' },
  username: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', flexDirection: 'column' },
})

/** Whose status this is, with its badge as Teams shows it; and the few things to do about it. */
export function AccountMenu() {
  const styles = useStyles()
  const words = useWords()
  const snapshot = useSnapshot()
  const { account, microsoft } = snapshot
  const own = words.account
  const word = seenInTeams(snapshot)
  const active = account.remembered.find((each) => each.active)
  const signedIn = account.state === 'signedIn'
  const configured = isConfigured(microsoft)
  const several = account.remembered.length > 1 || (!signedIn && account.remembered.length > 0)

  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          shape="circular"
          menuIcon={null}
          className={styles.button}
          icon={null}
        >
          <Hidden>{account.name === undefined ? own.menuSignedOut : own.menu(account.name)}</Hidden>
          <Avatar
            aria-hidden="true"
            size={32}
            color={signedIn ? 'brand' : 'neutral'}
            {...(account.name === undefined ? {} : { name: account.name })}
            {...(signedIn && word !== null ? { badge: { status: badgeOf(word) } } : {})}
          />
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList
          className={styles.list}
          checkedValues={{ account: active === undefined ? [] : [active.id] }}
        >
          {several && (
            <>
              <MenuGroup>
                <MenuGroupHeader>{own.accounts}</MenuGroupHeader>
                {account.remembered.map(({ id, name, username }) => (
                  <MenuItemRadio
                    key={id}
                    name="account"
                    value={id}
                    onClick={() => {
                      if (id !== active?.id || !signedIn) void send('account.use', { id })
                    }}
                  >
                    <span className={styles.line}>
                      <span>{name}</span> <span className={styles.username}>{username}</span>
                    </span>
                  </MenuItemRadio>
                ))}
              </MenuGroup>
              <MenuDivider />
            </>
          )}
          {!signedIn && configured && (
            <MenuItem onClick={() => void send('account.signIn', undefined)}>
              {words.status.account.signIn}
            </MenuItem>
          )}
          {signedIn && (
            <MenuItem onClick={() => void send('account.add', undefined)}>{own.add}</MenuItem>
          )}
          <MenuItem onClick={() => goToPage('microsoft')}>{own.manage}</MenuItem>
          {signedIn && (
            <MenuItem onClick={() => void send('account.signOut', undefined)}>
              {words.status.account.signOut}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
