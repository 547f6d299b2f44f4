/** The policy of this computer. */
import { userInfo } from 'node:os'
import type { Log, PolicySource } from '../../ports.ts'
import { createLinuxPolicy } from './linux.ts'
import { createMacPolicy } from './mac.ts'
import { createWindowsPolicy } from './windows.ts'

export function createPolicySource(log: Log): PolicySource {
  switch (process.platform) {
    case 'win32':
      return createWindowsPolicy(process.env.SystemRoot ?? 'C:\\Windows')
    case 'darwin':
      return createMacPolicy({ user: userInfo().username })
    default:
      return createLinuxPolicy({ log })
  }
}
