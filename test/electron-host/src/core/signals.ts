const sameRequest = 1_000

/**
 * Quits on the signals that ask for it, as Electron does. One request may arrive twice at once (from
 * the terminal and from bin/electron); asked again later, the process ends without more ado.
 */
export function quitOnSignals(quit: () => void): void {
  let askedAt: number | undefined
  const ask = () => {
    if (askedAt === undefined) {
      askedAt = performance.now()
      quit()
    } else if (performance.now() - askedAt > sameRequest) {
      process.kill(process.pid, 'SIGKILL')
    }
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, ask)
}
