/** The kinds of phone system that Lockstep can talk to, each in its own way. */
export const connectors = ['sip', 'asterisk', 'pbxware', 'innovaphone'] as const
export type Connector = (typeof connectors)[number]

/** Calls are stopped only where the person asks for it; the codes are those that Asterisk systems have. */
export const defaultDoNotDisturb = {
  enabled: false,
  way: 'auto',
  onCode: '*78',
  offCode: '*79',
  watch: '',
} as const
