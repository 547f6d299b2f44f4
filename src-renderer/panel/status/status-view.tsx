import { Fault } from '../parts/fault.tsx'
import { useSnapshot } from '../store.ts'
import type { ErrorCode } from '../types.ts'
import { AccountLine } from './account-line.tsx'
import { GettingStarted } from './getting-started.tsx'
import { HeadlineCard } from './headline-card.tsx'
import { LegsCard } from './legs-card.tsx'
import { SeenCard } from './seen-card.tsx'
import { SyncCard } from './sync-card.tsx'

function Notices({ codes }: { readonly codes: readonly ErrorCode[] }) {
  return codes.map((code) => <Fault key={code} code={code} />)
}

/** One glance: what others see, why, and whether everything works. */
export function StatusView() {
  const { account, notices, phone } = useSnapshot()
  const signedIn = account.state === 'signedIn'
  const fresh = !signedIn && (phone === null || account.username === undefined)
  if (fresh)
    return (
      <>
        <Notices codes={notices} />
        <GettingStarted />
        <LegsCard />
      </>
    )
  return (
    <>
      <Notices codes={notices} />
      <HeadlineCard />
      {!signedIn && <AccountLine />}
      <SyncCard />
      <SeenCard />
      <LegsCard />
      {signedIn && <AccountLine />}
    </>
  )
}
