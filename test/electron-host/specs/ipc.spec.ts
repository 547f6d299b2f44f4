import { expect, test } from './fixture.ts'

test('an invoke carries what structured clone carries, both ways', async ({ panel }) => {
  const checks = await panel.evaluate(async () => {
    const bytes = new Uint8Array([1, 2, 255])
    const map = new Map([['k', new Set([1n, 2n])]])
    const value = {
      date: new Date(5),
      bytes,
      map,
      none: undefined,
      minus: -0,
      $: 'dollar',
      nan: NaN,
    }
    const [back, error] = (await api.echo(value, new RangeError('far'))) as [typeof value, Error]
    return {
      date: back.date instanceof Date && back.date.getTime() === 5,
      bytes: back.bytes instanceof Uint8Array && [...back.bytes].join() === '1,2,255',
      map: [...(back.map.get('k') ?? [])].map(String).join() === '1,2',
      minusZero: Object.is(back.minus, -0),
      none: 'none' in back && back.none === undefined,
      dollar: back.$ === 'dollar',
      nan: Number.isNaN(back.nan),
      error: error instanceof Error && error.message === 'far',
    }
  })
  expect(Object.entries(checks).filter(([, passed]) => !passed)).toEqual([])
})

test('what cannot be cloned is refused', async ({ panel }) => {
  await expect(panel.evaluate(() => api.echo(Symbol('s')))).rejects.toThrow(/could not be cloned/)
  await expect(panel.evaluate(() => api.echo(document.body))).rejects.toThrow(/could not be cloned/)
})

test('a failing or missing handler reaches the page in Electron’s words', async ({ panel }) => {
  const reason = (name: 'boom' | 'unknown') =>
    panel.evaluate((method) => api[method]().catch((error: Error) => error.message), name)
  expect(await reason('boom')).toBe("Error invoking remote method 'boom': TypeError: kaboom")
  expect(await reason('unknown')).toBe(
    "Error invoking remote method 'unknown': Error: No handler registered for 'unknown'",
  )
})

test('main sends to the page until the page unsubscribes', async ({ app, panel }) => {
  const send = (state: string) =>
    app.evaluate(
      ({ BrowserWindow }, text) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send('state', text),
      state,
    )
  await send('first')
  await expect.poll(() => panel.evaluate(() => states)).toEqual(['first'])
  await panel.evaluate(() => unsubscribe())
  await send('second')
  await panel.evaluate(() => api.echo())
  expect(await panel.evaluate(() => states)).toEqual(['first'])
})

test('a handler knows who asks', async ({ panel }) => {
  expect(await panel.evaluate(() => api.who())).toEqual({
    url: 'app://panel/panel.html',
    origin: 'app://panel',
    isMain: true,
    isSender: true,
    isDefaultSession: false,
  })
})

test('the page has the bridge alone: no Node, frozen, functions proxied', async ({ panel }) => {
  const seen = await panel.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    frozen: Object.isFrozen(api) && Object.isFrozen(api.nested.list),
    twice: api.twice((value) => value + 1, 1),
    page: api.page,
  }))
  expect(seen).toEqual({ globals: [], frozen: true, twice: 3, page: '--page=panel' })
  await expect(panel.evaluate(() => api.requireFs())).rejects.toThrow(/module not found: node:fs/)
})
