const codes: Record<string, number> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_UNKNOWN_URL_SCHEME: -302,
}

/** Why a page did not load, in the words of `loadURL`'s rejection. */
export class LoadError extends Error {
  readonly code: string
  readonly errno: number
  readonly url: string

  /** @param text Chromium's own, such as `net::ERR_FAILED` */
  constructor(text: string, url: string) {
    const code = text.replace(/^net::/, '')
    const errno = codes[code] ?? -2
    super(`${code} (${errno}) loading '${url}'`)
    this.code = code
    this.errno = errno
    this.url = url
  }
}
