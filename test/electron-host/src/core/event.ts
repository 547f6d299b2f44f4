/** The event object that Electron hands to listeners as their first argument. */
export interface HostEvent {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

export function createEvent<T extends object>(details: T): HostEvent & T
export function createEvent(): HostEvent
export function createEvent(details: object = {}): HostEvent {
  let prevented = false
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      prevented = true
    },
  }
  return Object.defineProperty(event, 'defaultPrevented', { get: () => prevented })
}
