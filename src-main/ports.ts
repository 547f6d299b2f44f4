/**
 * What Lockstep needs from outside. Adapters and the shell implement these; services know nothing
 * else. MUST and NEVER are used as in RFC 2119.
 */
export * from './ports/desktop.ts'
export * from './ports/microsoft.ts'
export * from './ports/phone.ts'
export * from './ports/push.ts'
export * from './ports/system.ts'
export * from './ports/web-sockets.ts'
