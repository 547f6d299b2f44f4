/** The keys of the policy for what kind of phone system it is, and how calls are stopped. */
import { z } from 'zod'
import { connectors } from '../../domain/connectors.ts'
import { isSecureUrl } from '../../domain/loopback.ts'
import { flag, policyMeta, text } from './meta.ts'

/** What a phone can dial (RFC 3261 section 25.1, the digits of a telephone). */
const featureCode = () => text(30).regex(/^[0-9*#]+$/)

export const connectorKeys = {
  phoneConnector: z.enum(connectors).register(policyMeta, {
    title: 'Kind of phone system',
    description: 'How Lockstep talks to the phone system: sip, asterisk, pbxware or innovaphone.',
    category: 'phone',
    example: 'asterisk',
  }),
  phoneDoNotDisturb: flag().register(policyMeta, {
    title: 'Do not disturb stops calls',
    description:
      'Whether a do not disturb in Teams turns on that of the extension, which stops its calls.',
    category: 'phone',
    example: false,
  }),
  phoneDoNotDisturbOnCode: featureCode().register(policyMeta, {
    title: 'Code for do not disturb on',
    description: 'What is dialled to turn do not disturb on, where codes are used.',
    category: 'phone',
    example: '*78',
  }),
  phoneDoNotDisturbOffCode: featureCode().register(policyMeta, {
    title: 'Code for do not disturb off',
    description: 'What is dialled to turn do not disturb off, where codes are used.',
    category: 'phone',
    example: '*79',
  }),
  phoneAriUrl: text(300).refine(isSecureUrl).register(policyMeta, {
    title: 'Asterisk REST interface',
    description:
      "Address (https) of Asterisk's REST interface, for those who enter a user of it. A user of it has an administrator's rights; none is part of the policy.",
    category: 'phone',
    example: 'https://pbx.example.com:8089/ari',
  }),
  pbxwareRelayUrl: text(300).refine(isSecureUrl).register(policyMeta, {
    title: 'Relay for PBXware',
    description:
      "Address (https) of the organisation's relay that turns do not disturb on and off in PBXware.",
    category: 'phone',
    example: 'https://lockstep-relay.example.com',
  }),
} as const
