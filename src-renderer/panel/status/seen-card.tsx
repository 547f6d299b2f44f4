import { Divider } from '@fluentui/react-components'
import { PhoneIcon } from '../icons.tsx'
import { PresenceLine } from '../parts/presence-line.tsx'
import { Section } from '../parts/section.tsx'
import { badgeOf, extensionBadge, phoneStands, seenInTeams, showsOwn } from '../presence.ts'
import { useSnapshot } from '../store.ts'
import type { RuleId, Snapshot } from '../types.ts'
import { useFormat, useWords } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import { callLine } from './call-line.ts'
import { PhoneStatusLine } from './phone-status-line.tsx'

/** Rules that only repeat what the status and "Chosen by you" say. */
const saysNoMore: ReadonlySet<RuleId> = new Set([
  'class.beRightBack',
  'class.doNotDisturb',
  'class.appearOffline',
])

function chosenWords(snapshot: Snapshot, words: Words): string {
  const { seen } = words.status
  switch (snapshot.teams?.userConfigured) {
    case 'yes':
      return seen.chosen
    case 'no':
      return seen.automatic
    case 'unknown':
    case undefined:
      return seen.uncertain
  }
}

function TeamsLine() {
  const snapshot = useSnapshot()
  const words = useWords()
  const format = useFormat()
  const { seen } = words.status
  const word = seenInTeams(snapshot)
  if (snapshot.teams === null || word === null)
    return <PresenceLine where={seen.teams} badge="unknown" what={seen.nothingYet} why={[]} />
  const { presence } = snapshot.legs
  if (presence.state === 'failing' || snapshot.account.state !== 'signedIn')
    return (
      <PresenceLine
        where={seen.teams}
        badge="unknown"
        what={words.presence[word]}
        why={[seen.stale(format.time(snapshot.teams.observedAt))]}
      />
    )
  const since = seen.since(format.time(snapshot.teams.since))
  const asserted = showsOwn(snapshot)
  const ownWords = snapshot.ownSession === 'inACall' ? seen.byLockstep : seen.byLockstepAsPhone
  return (
    <PresenceLine
      where={seen.teams}
      badge={badgeOf(word)}
      what={words.presence[word]}
      why={[
        asserted ? ownWords : `${chosenWords(snapshot, words)}, ${since}`,
        asserted || saysNoMore.has(snapshot.teams.rule)
          ? undefined
          : words.rules[snapshot.teams.rule],
      ]}
    />
  )
}

function extensionWords(
  { extension: { state }, sync }: Snapshot,
  seen: Words['status']['seen'],
): string | undefined {
  if (state === 'publishing') return seen.publishing
  return sync.mirror.on && state === 'published' ? seen.published : undefined
}

/** Do not disturb that stops calls, and whose it is. */
function stoppedWords({ phone }: Snapshot, { seen }: Words['status']): string | undefined {
  if (phone?.doNotDisturb?.on !== true) return undefined
  return phone.doNotDisturb.ours ? seen.callsStopped : seen.callsStoppedByYou
}

/** What the phone system cannot show, where one would wonder. */
function cannotShow({ extension, phone }: Snapshot, { status }: Words): readonly string[] {
  const abilities = phone?.abilities
  if (abilities == null) return []
  const { cannot } = status
  if (!abilities.writePresence) return [cannot.writePresence]
  const silent = extension.status?.teams.availability === 'DoNotDisturb'
  const stopped = phone?.doNotDisturb?.on
  const rings = stopped !== true && (!abilities.writeDoNotDisturb || stopped === false)
  return [
    ...(abilities.writeNote ? [] : [cannot.writeNote]),
    ...(silent && rings ? [cannot.writeDoNotDisturb] : []),
  ]
}

function ExtensionLine() {
  const snapshot = useSnapshot()
  const { call, extension, phone, phoneStatus } = snapshot
  const words = useWords()
  const { seen } = words.status
  const where =
    phone === null ? seen.extension : `${seen.extension} ${phone.address.replace(/^sip:/i, '')}`
  if (phone === null)
    return <PresenceLine where={where} badge="unknown" what={seen.noExtension} why={[]} />
  const { status, state } = extension
  // Phones see the call by themselves, whatever the published status says.
  if (call.state !== 'idle')
    return (
      <PresenceLine
        where={where}
        badge="busy"
        what={words.status.call[call.state]}
        why={[status === null ? undefined : seen.held(status.note)]}
      />
    )
  if (phoneStatus !== null && phoneStands(phoneStatus))
    return (
      <PhoneStatusLine
        shown={phoneStatus}
        where={where}
        more={stoppedWords(snapshot, words.status)}
      />
    )
  if (status === null || state === 'nothing')
    return (
      <PresenceLine
        where={where}
        badge="unknown"
        what={seen.notPublished}
        why={[stoppedWords(snapshot, words.status)]}
        notes={cannotShow(snapshot, words)}
      />
    )
  return (
    <PresenceLine
      where={where}
      badge={extensionBadge(status)}
      what={status.note === '' ? words.rpid[status.activity ?? 'none'] : status.note}
      why={[extensionWords(snapshot, seen), stoppedWords(snapshot, words.status)]}
      notes={cannotShow(snapshot, words)}
    />
  )
}

function CallLine() {
  const snapshot = useSnapshot()
  const words = useWords()
  const line = callLine(snapshot, words)
  const idle = snapshot.call.state === 'idle'
  const since = words.status.seen.since(useFormat().time(snapshot.call.since))
  return (
    <PresenceLine
      where={idle ? words.status.call.title : `${words.status.call.title}, ${since}`}
      icon={<PhoneIcon />}
      what={line.what}
      why={line.why}
      notes={line.notes}
    />
  )
}

/** What others see in Teams and on the extension, and what is between them. */
export function SeenCard() {
  const { call, phoneStatus } = useSnapshot()
  const ofItsOwn = phoneStatus !== null && !(phoneStands(phoneStatus) && call.state === 'idle')
  return (
    <Section title={useWords().status.seen.title}>
      <TeamsLine />
      <Divider />
      <ExtensionLine />
      <Divider />
      {ofItsOwn && (
        <>
          <PhoneStatusLine shown={phoneStatus} />
          <Divider />
        </>
      )}
      <CallLine />
    </Section>
  )
}
