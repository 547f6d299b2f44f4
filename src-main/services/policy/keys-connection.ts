/** The keys of the policy for Microsoft 365 and the phone system. */
import { z } from 'zod'
import { guid } from '../../domain/guid.ts'
import { isSecureUrl } from '../../domain/loopback.ts'
import { hostPattern } from './hosts.ts'
import { flag, policyMeta, text } from './meta.ts'
import { isAddressTemplate, isServerTemplate, isUserTemplate } from './template.ts'

const tenant = /^organizations$|^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i

export const connectionKeys = {
  clientId: text(36).regex(guid).register(policyMeta, {
    title: 'Client ID',
    description: 'Application (client) ID of the app registration.',
    category: 'microsoft',
    setting: 'microsoft.clientId',
    example: '00000000-0000-4000-8000-000000000000',
  }),
  tenant: text(253)
    .refine((value) => guid.test(value) || tenant.test(value))
    .register(policyMeta, {
      title: 'Tenant',
      description:
        'Tenant ID, one of its verified domains, or organizations. With an ID or a domain only accounts of that tenant can sign in.',
      category: 'microsoft',
      setting: 'microsoft.tenant',
      example: 'example.com',
    }),
  cloud: z.enum(['global', 'gccHigh', 'dod']).register(policyMeta, {
    title: 'Cloud',
    description: 'Microsoft cloud of the tenant: global (also GCC), gccHigh or dod.',
    category: 'microsoft',
    setting: 'microsoft.cloud',
    example: 'global',
  }),
  activeSeconds: z.number().int().min(5).max(300).register(policyMeta, {
    title: 'Polling interval',
    description:
      'Seconds between two reads of the Teams presence while the person is active (5 to 300).',
    category: 'microsoft',
    setting: 'polling.activeSeconds',
    example: 15,
  }),
  teamsHint: flag().register(policyMeta, {
    title: 'Local Teams hint',
    description:
      'Whether the local Teams API may be used on this computer, as a reason to read sooner.',
    category: 'microsoft',
    setting: 'teamsHint.enabled',
    example: false,
  }),
  relayUrl: text(300).refine(isSecureUrl).register(policyMeta, {
    title: 'Relay for change notifications',
    description:
      "Address (https) of the organisation's relay. With it Microsoft 365 tells Lockstep of changes; without it Lockstep looks for them. Needs the permission Presence.Read.All.",
    category: 'microsoft',
    example: 'https://lockstep-relay.example.com',
  }),
  phoneServer: text(300).refine(isServerTemplate).register(policyMeta, {
    title: 'Phone server',
    description:
      'Address of the phone system: wss://, tls:// or tcp://. Placeholders: {upn}, {upnLocal}, {domain}.',
    category: 'phone',
    example: 'wss://pbx.example.com/ws',
  }),
  phoneAddress: text(300).refine(isAddressTemplate).register(policyMeta, {
    title: 'Phone address',
    description:
      'SIP address of the extension. Placeholders: {upn}, {upnLocal}, {domain}, {extension}; with {extension}, people enter their extension.',
    category: 'phone',
    example: 'sip:{extension}@pbx.example.com',
  }),
  phoneAuthorizationUser: text(200).refine(isUserTemplate).register(policyMeta, {
    title: 'Phone user name',
    description:
      'User name of the digest authentication. Placeholders: {upn}, {upnLocal}, {domain}, {extension}.',
    category: 'phone',
    example: '{extension}',
  }),
  /** At most 200; an entry that is no host becomes empty. */
  allowedHosts: z
    .array(z.string().transform((entry) => hostPattern(entry) ?? ''))
    .register(policyMeta, {
      title: 'Allowed phone servers',
      description:
        'Host names of the phone systems that may be used; *.example.com allows everything below example.com. Any other server is refused.',
      category: 'phone',
      example: ['pbx.example.com', '*.voice.example.com'],
    }),
} as const
