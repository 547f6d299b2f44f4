/** What must stand nowhere in the sources, or in one named place only. See docs/security-checklist.md. */
import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const files = globSync('{src-main,src-preload,src-renderer,relay/src}/**/*.{ts,tsx,html}', {
  cwd: root,
}).map((file) => file.split(sep).join('/'))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const withoutComments = (source: string) =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')

interface Ban {
  readonly pattern: RegExp
  /** Where it may stand all the same. */
  readonly allowed?: readonly string[]
  /** What it would find. */
  readonly example: string
}

const bans: Readonly<Record<string, Ban>> = {
  'opening something outside': {
    pattern: /\b(openExternal|openPath|showItemInFolder|trashItem)\b/,
    allowed: ['src-main/shell/open-page.ts'],
    example: 'await shell.openExternal(url)',
  },
  "Electron's shell": {
    pattern: /import \{[^}]*\bshell\b[^}]*\} from 'electron'/,
    allowed: ['src-main/shell/open-page.ts'],
    example: "import { app, shell } from 'electron'",
  },
  'a judgement of certificates': {
    pattern:
      /setCertificateVerifyProc|rejectUnauthorized(?!: true,)|checkServerIdentity|NODE_TLS_\w+/,
    // It takes the switch out of the environment.
    allowed: ['src-main/shell/web-sockets.ts'],
    example: 'session.setCertificateVerifyProc((request, answer) => answer(0))',
  },
  'a switch that weakens Chromium': {
    pattern:
      /ignore-certificate-errors|allow-insecure-localhost|disable-web-security|'no-sandbox'|remote-debugging/,
    example: "app.commandLine.appendSwitch('ignore-certificate-errors')",
  },
  'the event of a bad certificate': {
    pattern: /'certificate-error'/,
    allowed: ['src-main/shell/hardening.ts'],
    example: "app.on('certificate-error', accept)",
  },
  'code made from text': {
    pattern:
      /(?<![.\w])eval\(|\bnew Function\b|(?<![.\w])Function\(|\bexecuteJavaScript\b|set(Timeout|Interval)\(\s*['"`]/,
    example: "eval('1')",
  },
  'a module of Node that makes code from text': {
    pattern: /from '(node:)?vm'/,
    example: "import vm from 'node:vm'",
  },
  'HTML made from text': {
    pattern:
      /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc)\b|document\.write/,
    example: 'element.innerHTML = text',
  },
  'another program': {
    pattern: /from '(node:)?child_process'|\butilityProcess\b/,
    allowed: ['src-main/adapters/policy/run-program.ts'],
    example: "import { spawn } from 'node:child_process'",
  },
  'the remote module': {
    pattern: /@electron\/remote|enableRemoteModule/,
    example: "import '@electron/remote/main'",
  },
  'a weak page': {
    pattern:
      /nodeIntegration(InWorker|InSubFrames)?: true|contextIsolation: false|sandbox: false|webSecurity: false|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|webviewTag|<webview|allowpopups|nodeIntegrationInSubFrames/,
    example: 'webPreferences: { nodeIntegration: true }',
  },
  'a page that is not ours': {
    pattern: /\bloadFile\(|\bloadURL\(\s*['"`](?!app:)|\bfile:\/\//,
    example: "window.loadURL('https://example.com')",
  },
  'permissions given': {
    pattern: /setPermission(Request|Check)Handler|setDevicePermissionHandler|setDisplayMedia/,
    allowed: ['src-main/shell/permissions.ts'],
    example: 'session.setPermissionRequestHandler(null)',
  },
  'a way from page to main': {
    pattern: /\bipcMain\b/,
    allowed: ['src-main/shell/ipc.ts', 'src-main/shell/line-window.ts'],
    example: "ipcMain.on('x', () => {})",
  },
  'a way from main to page': {
    pattern: /\b(ipcRenderer|contextBridge)\b/,
    allowed: ['src-preload/panel.ts', 'src-preload/line.ts'],
    example: "contextBridge.exposeInMainWorld('x', ipcRenderer)",
  },
  'storage of secrets that blocks or is not protected': {
    pattern: /\b(encryptString|decryptString|isEncryptionAvailable|setUsePlainTextEncryption)\b/,
    example: 'safeStorage.encryptString(secret)',
  },
  'plain HTTP or WebSocket elsewhere than on loopback': {
    pattern: /['"`](http|ws):\/\/(?!localhost|127\.0\.0\.1|\[::1\]|relay\b)[a-z$]/i,
    // Names of XML namespaces, which nobody opens.
    allowed: ['src-renderer/line/feature-event.ts'],
    example: "fetch('http://example.com')",
  },
}

const offenders = ({ pattern, allowed = [] }: Ban) =>
  files.filter((file) => !allowed.includes(file) && pattern.test(withoutComments(read(file))))

describe.each(Object.entries(bans))('%s', (_what, ban) => {
  test('stands nowhere, or in its one place', () => {
    expect(offenders(ban)).toEqual([])
  })

  test('would be seen', () => {
    expect(ban.pattern.test(withoutComments(ban.example))).toBe(true)
  })

  test('its exceptions are still needed', () => {
    const idle = (ban.allowed ?? []).filter(
      (file) => !ban.pattern.test(withoutComments(read(file))),
    )
    expect(idle).toEqual([])
  })
})

describe('the windows', () => {
  const windows = files.filter((file) => /\bnew BrowserWindow\(/.test(read(file)))

  test('are the two pages', () => {
    expect(windows.sort()).toEqual([
      'src-main/shell/line-window.ts',
      'src-main/shell/panel-window.ts',
    ])
  })

  test.each(windows)('of %s are sandboxed, isolated and without Node', (file) => {
    for (const preference of ['sandbox: true', 'contextIsolation: true', 'nodeIntegration: false'])
      expect(read(file)).toContain(preference)
  })
})

test('each listener for messages of a page asks who sent them', () => {
  for (const file of bans['a way from page to main']?.allowed ?? [])
    expect(read(file)).toMatch(/if \([^{]*!isFromPage\(event, '(panel|line)'\)/)
})

test('a preload exposes one object of named verbs, and never a channel', () => {
  for (const [file, name] of [
    ['src-preload/panel.ts', 'lockstep'],
    ['src-preload/line.ts', 'lockstepLine'],
  ] as const) {
    const source = read(file)
    expect(source.match(/exposeInMainWorld\(.*\)/g)).toEqual([
      `exposeInMainWorld('${name}', bridge)`,
    ])
    // Every channel is a constant of the contract: none comes from the page.
    const channels = [...source.matchAll(/ipcRenderer\.\w+\(([^,)]+)/g)].map((match) => match[1])
    expect(channels.length).toBeGreaterThan(2)
    expect(channels.filter((channel) => !channel?.startsWith('channels.'))).toEqual([])
  }
})

test('the one program that is run is run without a shell', () => {
  const source = read('src-main/adapters/policy/run-program.ts')
  expect(source).toMatch(/import \{ execFile \} from 'node:child_process'/)
  expect(source).not.toMatch(/\bshell\b\s*:/)
})

test('no listener accepts a bad certificate', () => {
  const source = withoutComments(read('src-main/shell/hardening.ts'))
  const listener = /app\.on\('certificate-error'[\s\S]*?\n {2}\}\)/.exec(source)?.[0] ?? ''
  expect(listener).toContain('log.warn')
  // Its last parameter would be the callback, and its first the event to be prevented.
  expect(listener).toContain('(_event, _contents, url, error)')
})

test('every dependency is of one exact version, Electron among them', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const versions: Readonly<Record<string, string>> = { ...dependencies, ...devDependencies }
  expect(versions).toHaveProperty('electron')
  const loose = Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
  expect(loose).toEqual([])
})

test('it looks at all sources', () => {
  expect(files.length).toBeGreaterThan(150)
  for (const floor of ['src-main/', 'src-preload/', 'src-renderer/panel/', 'relay/src/'])
    expect(files.some((file) => file.startsWith(floor))).toBe(true)
})
