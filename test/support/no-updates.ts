import type { Updater } from '../../src-main/ports.ts'

export const noUpdates: Updater = {
  means: 'none',
  find: async () => undefined,
  download: async () => undefined,
  install: () => undefined,
}
