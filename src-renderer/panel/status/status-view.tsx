import { AccountLine } from '../account/account-line.tsx'
import { AllowCalls } from '../account/allow-calls.tsx'
import { ComputersIcon } from '../icons.tsx'
import { Callout } from '../parts/callout.tsx'
import { ConfirmNumber } from '../parts/confirm-number.tsx'
import { Notices } from '../parts/notices.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { GettingStarted } from './getting-started.tsx'
import { HeadlineCard } from './headline-card.tsx'
import { LegsCard } from './legs-card.tsx'
import { SeenCard } from './seen-card.tsx'
import { SyncCard } from './sync-card.tsx'

/** One glance: what others see, why, and whether everything works. */
export function StatusView() {
  const { account, phone } = useSnapshot()
  const { otherComputer } = useWords().status
  const signedIn = account.state === 'signedIn'
  const fresh = !signedIn && (phone === null || account.username === undefined)
  if (fresh)
    return (
      <>
        <Notices />
        <ConfirmNumber />
        <GettingStarted />
        <LegsCard />
      </>
    )
  return (
    <>
      <Notices />
      <ConfirmNumber />
      <HeadlineCard />
      {!signedIn && <AccountLine />}
      <SyncCard />
      <AllowCalls />
      <SeenCard />
      {phone?.otherComputer && <Callout icon={<ComputersIcon />} {...otherComputer} />}
      <LegsCard />
    </>
  )
}
