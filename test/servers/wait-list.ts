/** Tells news to those who listen. */
export interface WaitList<T> {
  tell(news: T): void
  listen(listener: (news: T) => void): () => void
}

export function waitList<T>(): WaitList<T> {
  const listeners = new Set<(news: T) => void>()
  return {
    tell: (news) => {
      for (const listener of listeners) listener(news)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Looks now and after each news; throws with `failure` after `deadline` milliseconds. */
export function untilFound<T, N>(
  news: WaitList<N>,
  deadline: number,
  failure: string,
  look: () => T | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const found = look()
    if (found !== undefined) {
      resolve(found)
      return
    }
    const forget = news.listen(() => {
      const value = look()
      if (value === undefined) return
      clearTimeout(timer)
      forget()
      resolve(value)
    })
    const timer = setTimeout(() => {
      forget()
      reject(new Error(`${failure} after ${deadline} ms`))
    }, deadline)
  })
}
