import { join } from 'node:path'

export interface PhoneAccount {
  readonly user: string
  readonly password: string
  readonly domain: string
  /** Of the server on 127.0.0.1, over UDP. */
  readonly sipPort: number
  /** Addresses of record whose presence it shows, as `sip:1001@pbx.test`. */
  readonly watch?: readonly string[]
  readonly answer?: 'manual' | 'auto'
}

interface Placement {
  readonly prefixRoot: string
  /** baresip takes this port and the next one. */
  readonly sipPort: number
  readonly controlPort: number
}

/** The files of baresip's configuration folder: silent audio, one account, contacts to watch. */
export function phoneFiles(account: PhoneAccount, place: Placement): Record<string, string> {
  return {
    config: config(place),
    accounts: accountLine(account),
    contacts: (account.watch ?? []).map(contactLine).join(''),
  }
}

function config({ prefixRoot, sipPort, controlPort }: Placement): string {
  const lines = [
    'poll_method epoll',
    `sip_listen 127.0.0.1:${sipPort}`,
    'call_local_timeout 120',
    'call_max_calls 4',
    'audio_player aubridge,nil',
    'audio_source aubridge,nil',
    'audio_alert aubridge,nil',
    `audio_path ${join(prefixRoot, 'usr/share/baresip')}`,
    'rtp_ports 12000-19998',
    'menu_bell no',
    'statmode_default off',
    `module_path ${join(prefixRoot, 'usr/lib/baresip/modules')}`,
    'module g711.so',
    'module aubridge.so',
    ...['account', 'contact', 'menu', 'presence', 'ctrl_tcp'].map(
      (name) => `module_app ${name}.so`,
    ),
    `ctrl_tcp_listen 127.0.0.1:${controlPort}`,
  ]
  return `${lines.join('\n')}\n`
}

function accountLine({ user, password, domain, sipPort, answer }: PhoneAccount): string {
  const parameters = [
    `auth_user=${user}`,
    `auth_pass=${password}`,
    `outbound="sip:127.0.0.1:${sipPort};transport=udp"`,
    'regint=60',
    `answermode=${answer ?? 'manual'}`,
  ]
  return `<sip:${user}@${domain};transport=udp>;${parameters.join(';')}\n`
}

function contactLine(address: string): string {
  return `"${address.replace(/^sip:/, '')}" <${address}>;presence=p2p\n`
}
