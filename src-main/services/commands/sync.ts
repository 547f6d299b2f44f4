import type { CommandParts, CommandsOf } from './parts.ts'

export function syncCommands({ app }: CommandParts): CommandsOf<'sync' | 'presence'> {
  const { settings, microsoft, pause } = app
  return {
    'sync.set': async ({ which, choice }) => {
      const { directions } = settings.current
      settings.update(
        which === 'sync' ? { sync: choice } : { directions: { ...directions, [which]: choice } },
      )
      // Asked for when it is first wanted; the browser may take minutes.
      if ((which === 'assert' || which === 'reflect') && choice === 'on')
        void microsoft.ensureCalls()
      return null
    },
    'sync.pause': async ({ minutes }) => {
      pause.begin(minutes)
      return null
    },
    'sync.resume': async () => {
      pause.end()
      return null
    },
    'presence.refresh': async () => {
      microsoft.poller().hint()
      return null
    },
  }
}
