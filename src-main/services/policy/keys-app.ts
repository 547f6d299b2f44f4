/** The keys of the policy for the app on this computer. */
import { z } from 'zod'
import { flag, policyMeta } from './meta.ts'

export const appKeys = {
  automaticUpdates: flag().register(policyMeta, {
    title: 'Automatic updates',
    description: 'Whether Lockstep looks for updates and loads them by itself.',
    category: 'app',
    setting: 'updates.automatic',
    example: true,
  }),
  updateChannel: z.enum(['latest', 'beta']).register(policyMeta, {
    title: 'Update channel',
    description: 'Where updates come from: latest or beta.',
    category: 'app',
    setting: 'updates.channel',
    example: 'latest',
  }),
  logLevel: z.enum(['info', 'debug']).register(policyMeta, {
    title: 'Log level',
    description: 'How much the log tells: info or debug.',
    category: 'app',
    setting: 'log.level',
    example: 'info',
  }),
  startAtLogin: flag().register(policyMeta, {
    title: 'Start at login',
    description: 'Lockstep starts hidden when the person signs in to the computer.',
    category: 'app',
    setting: 'startAtLogin',
    example: true,
  }),
  notifySignedOut: flag().register(policyMeta, {
    title: 'Tell about a sign-in that expired',
    description: 'A notification when only a new sign-in helps.',
    category: 'app',
    setting: 'notifications.signedOut',
    example: true,
  }),
  notifyLegFailing: flag().register(policyMeta, {
    title: 'Tell about a failure',
    description: 'One notification when something has been failing for more than 5 minutes.',
    category: 'app',
    setting: 'notifications.legFailing',
    example: true,
  }),
  notifyTray: flag().register(policyMeta, {
    title: 'Tell about the tray',
    description: 'One notification that closing the window leaves Lockstep in the tray.',
    category: 'app',
    setting: 'notifications.tray',
    example: true,
  }),
} as const
