/**
 * Drops an answer that is older than the last one. Graph's sequence numbers sort as text, may start
 * again, and are absent in some clouds; so at most one answer in a row is dropped.
 */
export interface Order {
  readonly last: string | undefined
  readonly dropped: boolean
}

export const noOrder: Order = { last: undefined, dropped: false }

export function inOrder(order: Order, sequenceNumber: string | undefined): [boolean, Order] {
  if (sequenceNumber === undefined) return [true, { ...order, dropped: false }]
  const older = order.last !== undefined && sequenceNumber < order.last
  if (older && !order.dropped) return [false, { ...order, dropped: true }]
  return [true, { last: sequenceNumber, dropped: false }]
}
