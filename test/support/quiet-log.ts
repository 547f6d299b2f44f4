import type { Log } from '../../src-main/ports.ts'

const nothing = () => undefined
export const quietLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing }
