import { Button, Field } from '@fluentui/react-components'
import { connectors } from '../../../src-main/domain/connectors.ts'
import { WarningIcon } from '../icons.tsx'
import { Callout } from '../parts/callout.tsx'
import { Choice } from '../parts/controls.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Note } from '../parts/note.tsx'
import { useLocked } from '../parts/use-locked.ts'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { BlockingFields } from './blocking-fields.tsx'
import { isUnencrypted, needsPassword, partsOf } from './check-phone.ts'
import { EntryField } from './entry-field.tsx'
import { useFormStyles } from './form-styles.ts'
import { LoginFields } from './login-fields.tsx'
import type { PhoneEntry } from './use-phone-form.ts'

/** The fields that every phone system has; the rarer ones behind a button. */
export function PhoneFields({ entry }: { readonly entry: PhoneEntry }) {
  const words = useWords()
  const own = words.setup.phone
  const more = words.phoneSetup
  const styles = useFormStyles()
  const { phone } = useSnapshot()
  const { value, problems, change } = entry
  const { connector } = value
  const locked = {
    connector: useLocked('phone.connector'),
    server: useLocked('phone.server'),
    address: useLocked('phone.addressOfRecord'),
  }
  const field = (name: 'server' | 'address' | 'password') => ({
    name,
    problems,
    value: value[name],
    change: (text: string) => change({ [name]: text }),
  })
  const needed = needsPassword(value)
  const optional = connector === 'innovaphone' ? more.browserSignIn : undefined
  return (
    <>
      <Field label={more.connector}>
        <Choice
          value={connector}
          disabled={locked.connector}
          options={connectors}
          labels={more.connectors}
          choose={entry.chooseConnector}
        />
      </Field>
      {!locked.server && (
        <Button
          className={styles.start}
          size="small"
          onClick={() => change({ stage: 'find', host: value.host })}
        >
          {more.again}
        </Button>
      )}
      {connector === 'pbxware' && <Note>{more.pbxwareShows}</Note>}
      <EntryField
        {...field('server')}
        label={own.server}
        hint={more.serverHints[connector]}
        problem={own.badServer}
        disabled={locked.server}
        required
        type="url"
        maxLength={300}
      />
      {isUnencrypted(value.server) && (
        <Callout icon={<WarningIcon />} tone="warning" text={more.notEncrypted} />
      )}
      <EntryField
        {...field('address')}
        label={own.address}
        hint={own.addressHint}
        problem={own.badAddress}
        disabled={locked.address}
        required
        maxLength={300}
      />
      <EntryField
        {...field('password')}
        label={own.password}
        hint={phone?.passwordSaved ? own.passwordKept : optional}
        problem={own.noPassword}
        required={needed && phone?.passwordSaved !== true}
        type="password"
        maxLength={500}
      />
      <Disclosure label={more.more} open={value.more} toggle={(open) => change({ more: open })}>
        <RareFields entry={entry} />
      </Disclosure>
    </>
  )
}

function RareFields({ entry }: { readonly entry: PhoneEntry }) {
  const words = useWords()
  const own = words.phoneSetup
  const { phoneFixed } = useSnapshot()
  const { value, problems, change, found } = entry
  const parts = partsOf(value.connector)
  const locked = {
    user: useLocked('phone.authorizationUser'),
    relay: useLocked('phone.relayUrl'),
    ari: useLocked('phone.ari.url'),
  }
  const seen = found?.proposals.find(({ connector }) => connector === value.connector)
  const login = (name: 'ari' | 'ucp', url: string | undefined, urlLocked: boolean) => ({
    name,
    entry,
    urlLocked,
    ...{ words: own[name], found: url ?? '' },
  })
  return (
    <>
      <EntryField
        name="authorizationUser"
        label={words.setup.phone.user}
        hint={words.setup.phone.userHint}
        value={value.authorizationUser}
        disabled={locked.user}
        maxLength={200}
        change={(authorizationUser) => change({ authorizationUser })}
      />
      {parts.blocking && (
        <EntryField
          name="callsOf"
          label={own.callsOf}
          hint={own.callsOfHint}
          value={value.callsOf}
          maxLength={300}
          change={(callsOf) => change({ callsOf })}
        />
      )}
      {parts.blocking && <BlockingFields entry={entry} />}
      {parts.relay && (
        <EntryField
          name="relayUrl"
          label={own.relay}
          hint={own.relayHint}
          problem={own.badUrl}
          problems={problems}
          value={value.relayUrl}
          disabled={locked.relay}
          type="url"
          maxLength={300}
          change={(relayUrl) => change({ relayUrl })}
        />
      )}
      {parts.ari && (
        <>
          <LoginFields {...login('ucp', seen?.ucpUrl, false)} />
          <LoginFields {...login('ari', phoneFixed.ariUrl ?? seen?.ariUrl, locked.ari)} />
        </>
      )}
    </>
  )
}
