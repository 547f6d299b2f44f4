import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { type PanelHost, type PanelPage, startPanelHost } from '../../support/panel/page.ts'

/**
 * The panel on a stage: built once for the file, a fresh page for each test. A test fails also when
 * the page had an error, or its policy refused something.
 */
export function panelStage() {
  vi.setConfig({ testTimeout: 60_000 })
  let host: PanelHost
  let panel: PanelPage

  beforeAll(async () => {
    host = await startPanelHost()
  }, 120_000)
  afterAll(() => host?.close())
  afterEach(async () => {
    const { faults } = panel
    await panel.close()
    expect(faults, 'errors of the page, or refused by its policy').toEqual([])
  })

  return {
    async show(snapshot: Snapshot, locale = 'en-GB') {
      panel = await host.open(snapshot, { locale })
      return panel.page
    },
    /** Everything that is written in the current view. */
    async shownText(): Promise<string> {
      return (await panel.page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')
    },
    button: (name: string) => panel.page.getByRole('button', { name, exact: true }),
    push: (...args: Parameters<PanelPage['push']>) => panel.push(...args),
    answer: (...args: Parameters<PanelPage['answer']>) => panel.answer(...args),
    sent: () => panel.sent(),
  }
}
