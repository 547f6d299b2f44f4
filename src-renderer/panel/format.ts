/** Times and durations in the person's language and time zone. */
export interface Format {
  /** `14:05`. */
  time(at: number): string
  /** `14:05:09`. */
  exactTime(at: number): string
  /** `today`, `yesterday` or a date, as a heading. */
  day(at: number, now: number): string
  /** A length of time that lasts: `under a minute` is 0 min here; `4 min`, `2 hr`, `3 days`. */
  span(ms: number): string
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
const hour = 60 * minute
const day = 24 * hour

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

export function formatFor(language: string): Format {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
  const exactTime = new Intl.DateTimeFormat(language, { timeStyle: 'medium' })
  const date = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const soon = new Intl.RelativeTimeFormat(language, { style: 'long', numeric: 'always' })
  const unit = (name: string, value: number, digits = 0, unitDisplay: 'short' | 'long' = 'short') =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay,
      maximumFractionDigits: digits,
    }).format(value)

  return {
    time: (at) => time.format(at),
    exactTime: (at) => exactTime.format(at),
    day: (at, now) => {
      const days = Math.round((startOfDay(at) - startOfDay(now)) / day)
      const text = days === 0 || days === -1 ? relative.format(days, 'day') : date.format(at)
      return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
    },
    span: (ms) => {
      if (ms < hour) return unit('minute', Math.max(0, Math.floor(ms / minute)))
      if (ms < 2 * day) return unit('hour', Math.floor(ms / hour))
      return unit('day', Math.floor(ms / day))
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
        ? soon.format(seconds, 'second')
        : soon.format(Math.round(seconds / 60), 'minute')
    },
  }
}
