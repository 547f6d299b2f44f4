/** Electron's command line: `electron [switches] <app> [arguments]`. */
export interface CommandLine {
  /** The app's folder or entry file; undefined when none was given. */
  readonly app: string | undefined
  /** Files to require before the app, as Playwright does when it finds Electron itself. */
  readonly requires: readonly string[]
  /** The port of the main process's inspector, 0 for any; undefined for none. */
  readonly inspectPort: number | undefined
  /** The port of Chromium's DevTools, 0 for any; undefined for none. */
  readonly devToolsPort: number | undefined
  readonly version: boolean
  /** Every `--name[=value]`, before and after the app, as `app.commandLine` sees them. */
  readonly switches: Map<string, string>
}

export function parseCommandLine(argv: readonly string[]): CommandLine {
  const switches = new Map<string, string>()
  const requires: string[] = []
  let app: string | undefined
  let version = false
  for (let i = 0; i < argv.length; i += 1) {
    const argument = argv[i] ?? ''
    if (argument.startsWith('--') && argument !== '--require') {
      const [name = '', ...value] = argument.slice(2).split('=')
      switches.set(name, value.join('='))
    } else if (app !== undefined) {
      // An argument of the app's own.
    } else if (argument === '-r' || argument === '--require') {
      i += 1
      requires.push(argv[i] ?? '')
    } else if (argument === '-v') {
      version = true
    } else if (!argument.startsWith('-')) {
      app = argument
    }
  }
  return {
    app,
    requires,
    version: version || (app === undefined && switches.has('version')),
    inspectPort: portOf(switches.get('inspect'), 9229),
    devToolsPort: portOf(switches.get('remote-debugging-port'), 0),
    switches,
  }
}

function portOf(value: string | undefined, fallback: number): number | undefined {
  if (value === undefined) return undefined
  return value === '' ? fallback : Number(value.split(':').at(-1))
}
