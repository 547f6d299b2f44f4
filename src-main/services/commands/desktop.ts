import { testLeg } from '../diagnostics.ts'
import { reportName, reportOf } from '../report.ts'
import type { CommandParts, CommandsOf } from './parts.ts'

type Areas = 'leg' | 'report' | 'logs' | 'clipboard' | 'teamsHint' | 'update' | 'page'

export function desktopCommands(parts: CommandParts): CommandsOf<Areas> {
  const { app, clock, desktop } = parts
  const { legs, microsoft, phone, store } = app
  return {
    'leg.test': async ({ leg }) => {
      const result = await testLeg(leg, {
        clock,
        legs,
        renewToken: microsoft.renewToken,
        readPresence: () => microsoft.poller().urgentRead(),
        nudgePhone: phone.nudge,
      })
      // Nobody waits any more, unless a call does.
      if (leg === 'presence' && store.getState().call.state === 'idle')
        microsoft.poller().cancelUrgent()
      return result
    },
    'report.make': async ({ how }) => {
      const { redact, system, lastLogLines } = parts.report
      const wall = clock.wall()
      const snapshot = store.getState()
      const text = reportOf({ snapshot, wall, system: system(), log: lastLogLines(), redact })
      if (how === 'copy') await desktop.copyText(text)
      else await desktop.saveText(reportName(wall), text)
      return null
    },
    'logs.open': async () => {
      await desktop.openLogs()
      return null
    },
    'clipboard.copy': async ({ text }) => {
      await desktop.copyText(text)
      return null
    },
    'teamsHint.pair': async () => {
      app.teamsHint.pair()
      return null
    },
    'update.check': async () => {
      // May take minutes; the snapshot tells how it goes.
      void app.updates.check()
      return null
    },
    'update.install': async () => {
      app.updates.install()
      return null
    },
    'page.open': async ({ page }) => {
      await desktop.openPage(page)
      return null
    },
  }
}
