import type { FromLine } from '../../src-preload/line-contract.ts'

type Capabilities = Omit<Extract<FromLine, { readonly type: 'capabilities' }>, 'type'>

/** Tells main what the server was found to be able to do: at the first finding, and at each change. */
export function reportCapabilities(send: (message: FromLine) => void) {
  let told: Capabilities = { publish: true, dialog: true }
  let sent = false
  return (change: Partial<Capabilities>): void => {
    const next = { ...told, ...change }
    const same =
      next.publish === told.publish &&
      next.dialog === told.dialog &&
      next.doNotDisturb === told.doNotDisturb
    told = next
    if (same && sent) return
    sent = true
    send({ type: 'capabilities', ...next })
  }
}
