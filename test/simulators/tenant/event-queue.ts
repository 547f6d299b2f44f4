/** What happens next: a heap with four children to a node, its times in a typed array. */
export interface EventQueue<T> {
  push(at: number, item: T): void
  /** Time of the soonest; infinite when there is none. */
  nextAt(): number
  pop(): T | undefined
}

const children = 4

export function createEventQueue<T>(): EventQueue<T> {
  let times = new Float64Array(1_024)
  const items: T[] = []

  function grow(): void {
    const larger = new Float64Array(times.length * 2)
    larger.set(times)
    times = larger
  }

  const timeAt = (index: number) => times[index] ?? Number.POSITIVE_INFINITY

  function place(index: number, at: number, item: T): void {
    times[index] = at
    items[index] = item
  }

  function soonestChild(index: number, size: number): number {
    const first = index * children + 1
    let soonest = first
    for (let child = first + 1; child < Math.min(size, first + children); child += 1)
      if (timeAt(child) < timeAt(soonest)) soonest = child
    return soonest
  }

  return {
    push(at, item) {
      if (items.length === times.length) grow()
      let index = items.length
      items.push(item)
      while (index > 0) {
        const parent = (index - 1) >> 2
        const above = items[parent]
        if (above === undefined || timeAt(parent) <= at) break
        place(index, timeAt(parent), above)
        index = parent
      }
      place(index, at, item)
    },
    nextAt: () => (items.length === 0 ? Number.POSITIVE_INFINITY : timeAt(0)),
    pop() {
      const first = items[0]
      const at = timeAt(items.length - 1)
      const last = items.pop()
      const size = items.length
      if (last === undefined || size === 0) return first
      let index = 0
      for (;;) {
        const child = soonestChild(index, size)
        const below = items[child]
        if (child >= size || below === undefined || timeAt(child) >= at) break
        place(index, timeAt(child), below)
        index = child
      }
      place(index, at, last)
      return first
    },
  }
}
