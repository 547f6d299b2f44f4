/**
 * Do not disturb in step with the phone, as servers of BroadSoft's "Device Feature Key
 * Synchronization" do it: event package `as-feature-event`, documents of ECMA-323 (CSTA edition 3).
 * After FreeSWITCH's sofia_presence.c (a SUBSCRIBE inside the dialog that carries SetDoNotDisturb
 * sets; every subscriber is then told), Kamailio's presence_dfks (415 for what is no XML; nothing to
 * tell before the first change) and OpenSIPS's presence_dfks (all features in one multipart/mixed,
 * a namespace of its own). Stricter than they are: another content type, a body before there is a
 * dialog, or a document of another shape is refused.
 */
import type { Answer } from './answer.ts'
import { mediaType } from './fields.ts'
import type { SipRequest } from './message.ts'

export const featureType = 'application/x-as-feature-event+xml'

/** `alone`: as FreeSWITCH and Kamailio tell it; `mixed`: as OpenSIPS does, and others with it. */
export type FeatureStyle = 'alone' | 'mixed'

const namespace = 'http://www.ecma-international.org/standards/ecma-323/csta/ed3'
const namespaceOfMixed = 'http://www.ecmainternational.org/standards/ecma-323/csta/ed3'
const boundary = 'OSS-unique-boundary-42'

export interface Features {
  /** Undefined where nobody has set it yet. */
  readonly doNotDisturb: (extension: string) => boolean | undefined
  set(extension: string, on: boolean): void
  /** What a SUBSCRIBE asks to be set; an answer refuses it. */
  take(request: SipRequest, extension: string, inDialog: boolean): Answer | undefined
  document(extension: string): { readonly type: string; readonly text: string } | undefined
}

export function createFeatures(
  style: FeatureStyle,
  onChange: (extension: string) => void,
): Features {
  const states = new Map<string, boolean>()
  const set = (extension: string, on: boolean) => {
    states.set(extension, on)
    onChange(extension)
  }
  return {
    doNotDisturb: (extension) => states.get(extension),
    set,
    take(request, extension, inDialog) {
      if (request.body === '') return undefined
      if (mediaType(request.header('content-type') ?? '') !== featureType) return { status: 415 }
      const asked = readSet(request.body)
      if (asked === undefined || !inDialog) return { status: 400 }
      set(extension, asked)
      return undefined
    },
    document(extension) {
      const on = states.get(extension)
      if (style === 'alone') {
        return on === undefined ? undefined : { type: featureType, text: event(namespace, on) }
      }
      const parts = [forwarding(), event(namespaceOfMixed, on ?? false)]
      const text = parts.map((part) => `--${boundary}\r\n${withHeader(part)}\r\n`).join('')
      return { type: `multipart/mixed;boundary=${boundary}`, text: `${text}--${boundary}--\r\n` }
    },
  }
}

function readSet(body: string): boolean | undefined {
  const shape = new RegExp(
    `^<\\?xml version="1\\.0" encoding="[A-Za-z0-9-]+"\\?>\\s*<SetDoNotDisturb xmlns="${namespace}">` +
      '\\s*<device>[^<]*</device>\\s*<doNotDisturbOn>(true|false)</doNotDisturbOn>\\s*</SetDoNotDisturb>$',
  )
  const word = shape.exec(body)?.[1]
  return word === undefined ? undefined : word === 'true'
}

function event(xmlns: string, on: boolean): string {
  return [
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
    `<DoNotDisturbEvent xmlns="${xmlns}">`,
    '<device><notKnown/></device>',
    `<doNotDisturbOn>${on}</doNotDisturbOn>`,
    '</DoNotDisturbEvent>',
    '',
  ].join('\n')
}

function forwarding(): string {
  return [
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
    `<ForwardingEvent xmlns="${namespaceOfMixed}"><device><notKnown/></device>`,
    '<forwardingType>forwardImmediate</forwardingType><forwardStatus>false</forwardStatus>',
    '<forwardTo/></ForwardingEvent>',
  ].join('\n')
}

function withHeader(text: string): string {
  return `Content-Type: ${featureType}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}
