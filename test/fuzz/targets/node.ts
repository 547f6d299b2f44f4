import type { Target } from '../target.ts'
import { desktopTargets } from './desktop.ts'
import { innovaphoneTargets } from './innovaphone.ts'
import { microsoftTargets } from './microsoft.ts'
import { policyTargets } from './policy.ts'
import { pushTargets } from './push.ts'
import { socketTargets } from './socket.ts'
import { sipTargets } from './xml.ts'

/** All that runs in Node, as the main process and the relay do. */
export const nodeTargets: readonly Target[] = [
  ...microsoftTargets,
  ...pushTargets,
  ...desktopTargets,
  ...policyTargets,
  ...sipTargets,
  ...socketTargets,
  ...innovaphoneTargets,
]
