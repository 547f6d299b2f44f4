import { host } from '../core/host.ts'
import { notImplemented, strict } from '../core/strict.ts'
import { isRegistered, registerSchemes } from './wire-url.ts'

export type ProtocolHandler = (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>

/** `session.protocol`, and the `protocol` of the default session. */
export class HostProtocol
  implements
    Pick<
      Electron.Protocol,
      'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
    >
{
  readonly handlers = new Map<string, ProtocolHandler>()

  registerSchemesAsPrivileged(customSchemes: Electron.CustomScheme[]) {
    if (host.ready) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    }
    registerSchemes(customSchemes)
  }
  handle(scheme: string, handler: ProtocolHandler) {
    if (!isRegistered(scheme)) {
      notImplemented(`protocol.handle('${scheme}') for a scheme that was not registered`)
    }
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    this.handlers.set(scheme, handler)
  }
  unhandle(scheme: string) {
    this.handlers.delete(scheme)
  }
  isProtocolHandled(scheme: string) {
    return this.handlers.has(scheme)
  }
}

export function createProtocol(): HostProtocol {
  return strict('protocol', new HostProtocol())
}
