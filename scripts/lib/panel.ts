/** What a person does in the panel, for the demo, the screenshots and the end-to-end tests. */
import type { ElectronApplication, Page } from 'playwright'
import type { PanelBridge, Snapshot } from '../../src-preload/contract.ts'
import { type BrowseOptions, browse } from '../../test/simulators/identity/index.ts'

export interface PhoneAccount {
  readonly server: string
  readonly address: string
  readonly password: string
}

/** Puts the welcome aside, where it is shown. */
export async function leaveWelcome(panel: Page): Promise<void> {
  const { settings } = await snapshotOf(panel)
  if (settings.welcomed) return
  const later = panel.getByRole('button', { name: 'Set up later' })
  const back = panel.getByRole('button', { name: 'Back', exact: true })
  while (!(await later.isVisible())) await back.click()
  await later.click()
}

export async function fillPhone(panel: Page, account: PhoneAccount): Promise<void> {
  await leaveWelcome(panel)
  await panel.getByRole('tab', { name: 'Settings' }).click()
  await panel.getByRole('button', { name: /^Phone/ }).click()
  // Where there is no phone yet, the form begins with the search.
  const byHand = panel.getByRole('button', { name: 'Enter the details myself' })
  await panel.getByLabel(/^Extension/).waitFor()
  if (await byHand.isVisible()) await byHand.click()
  await panel.getByLabel(/^Server/).fill(account.server)
  await panel.getByLabel(/^Extension/).fill(account.address)
  await panel.getByLabel(/^Password/).fill(account.password)
}

/** Presses Test and waits until all four steps have passed. */
export async function testPhone(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Test', exact: true }).click()
  const result = panel.getByText('Everything works.')
  await result.waitFor()
  await result.scrollIntoViewIfNeeded()
}

/** Saves what is filled in; the form is the one with the Test button. */
export async function savePhone(panel: Page): Promise<void> {
  const form = panel.locator('form', { has: panel.getByRole('button', { name: /^Test/ }) })
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByText('Saved.').waitFor()
  await panel.getByRole('tab', { name: 'Status' }).click()
}

/** Addresses that the app opened in the system browser are kept instead of opened. */
export async function catchBrowser(app: ElectronApplication): Promise<() => Promise<string>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { lockstepOpened: opened })
    shell.openExternal = async (url) => {
      opened.push(url)
    }
  })
  let seen = 0
  return async () => {
    const url = await app.evaluate(async (_electron, count) => {
      const { lockstepOpened: opened } = globalThis as unknown as { lockstepOpened: string[] }
      while (opened.length <= count) await new Promise((resolve) => setTimeout(resolve, 20))
      return opened[count] ?? ''
    }, seen)
    seen += 1
    return url
  }
}

/** Signs in: the button in the panel, then the person's browser. */
export async function signIn(
  panel: Page,
  nextUrl: () => Promise<string>,
  options: BrowseOptions = {},
): Promise<void> {
  await panel.getByRole('button', { name: 'Sign in with Microsoft' }).first().click()
  await browse(await nextUrl(), options)
}

/** Signs the active account out, through the account menu. */
export async function signOut(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: /^Account:/ }).click()
  await panel.getByRole('menuitem', { name: 'Sign out' }).click()
}

/** What the panel was told last. */
export async function snapshotOf(panel: Page): Promise<Snapshot> {
  const outcome = await panel.evaluate(() => {
    const { lockstep } = window as unknown as { lockstep: PanelBridge }
    return lockstep.command('snapshot.get', undefined)
  })
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

/** Resolves with the snapshot that fits; looks again with each one the panel is sent. */
export async function untilSnapshot(
  panel: Page,
  what: string,
  fits: (snapshot: Snapshot) => boolean,
  deadlineMs = 30_000,
): Promise<Snapshot> {
  const endsAt = performance.now() + deadlineMs
  for (;;) {
    const snapshot = await snapshotOf(panel)
    if (fits(snapshot)) return snapshot
    if (performance.now() > endsAt)
      throw new Error(`${what}: not within ${deadlineMs / 1_000} s; ${JSON.stringify(snapshot)}`)
    await nextSnapshot(panel)
  }
}

/** Waits for the next snapshot, a second at most. */
async function nextSnapshot(panel: Page): Promise<void> {
  await panel.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const { lockstep } = window as unknown as { lockstep: PanelBridge }
        const done = () => {
          clearTimeout(timeout)
          stop()
          resolve()
        }
        const timeout = setTimeout(done, 1_000)
        const stop = lockstep.onSnapshot(done)
      }),
  )
}
