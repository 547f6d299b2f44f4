/** Times and durations in the person's language and time zone. */
export interface Format {
  /** `14:05`. */
  time(at: number): string
  /** `14:05:09`. */
  exactTime(at: number): string
  /** `today`, `yesterday` or a date, as a heading. */
  day(at: number, now: number): string
  /** A measured length: `240 ms`, `1.5 s`. */
  measured(ms: number): string
  /** A length to choose, in full: `1.5 seconds`, `2 minutes`. */
  length(ms: number): string
  /** `1,204`. */
  count(value: number): string
  /** `in 12 seconds`. */
  fromNow(ms: number): string
}

const minute = 60_000
const day = 24 * 60 * minute

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** A formatter takes milliseconds to make, and a view needs few of them. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

export function formatFor(language: string): Format {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(language, options))
  const time = dates({ timeStyle: 'short' })
  const exactTime = dates({ timeStyle: 'medium' })
  const date = dates({ weekday: 'long', day: 'numeric', month: 'long' })
  const relative = once(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))
  const soon = once(() => new Intl.RelativeTimeFormat(language, { numeric: 'always' }))
  const unit = (name: string, value: number, digits = 0, unitDisplay: 'short' | 'long' = 'short') =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay,
      maximumFractionDigits: digits,
    }).format(value)

  return {
    time: (at) => time().format(at),
    exactTime: (at) => exactTime().format(at),
    day: (at, now) => {
      const days = Math.round((startOfDay(at) - startOfDay(now)) / day)
      const text = days === 0 || days === -1 ? relative().format(days, 'day') : date().format(at)
      return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
    },
    measured: (ms) => {
      return ms < 1_000 ? unit('millisecond', Math.round(ms)) : unit('second', ms / 1_000, 1)
    },
    length: (ms) =>
      ms < 2 * minute
        ? unit('second', ms / 1_000, 1, 'long')
        : unit('minute', ms / minute, 1, 'long'),
    count: (value) => new Intl.NumberFormat(language).format(value),
    fromNow: (ms) => {
      const seconds = Math.max(1, Math.ceil(ms / 1_000))
      return seconds < 90
        ? soon().format(seconds, 'second')
        : soon().format(Math.round(seconds / 60), 'minute')
    },
  }
}
