/**
 * Cuts the byte stream of a SIP connection into messages by their Content-Length (RFC 3261 section
 * 18.3). It never throws, and never keeps more than one message and the chunk that came last.
 */
import { largestFrame } from '../../../../src-preload/line-contract.ts'
import type { ErrorCode } from '../../../domain/codes.ts'

/** `sip.notSip`: something else speaks there; `sip.malformed`: SIP that cannot be cut. */
export type FramingFault = Extract<ErrorCode, 'sip.notSip' | 'sip.malformed'>

export interface Framer {
  /**
   * Takes the next bytes of the stream.
   * @returns `false` after a fault: where the next message would begin is not known any more
   */
  push(chunk: Uint8Array): boolean
}

export interface FramerEvents {
  /** One whole message, as UTF-8 (RFC 3261 section 7). */
  onFrame(text: string): void
  /** A double CRLF between messages, to be answered by one CRLF (RFC 5626 section 3.5.1). */
  onPing(): void
  /** Called at most once. */
  onFault(code: FramingFault): void
}

/** Bytes of the longest first line: real ones have some dozens. */
const longestStartLine = 4_096
const [cr, lf] = [13, 10]
const startLine = /^(?:SIP\/2\.0 [1-6]\d\d(?: .*)?|[A-Za-z0-9.!%*_+`'~-]{1,40} \S+ SIP\/2\.0)$/i

/** @param most bytes of the largest message that is taken */
export function createFramer(events: FramerEvents, most: number = largestFrame): Framer {
  /** What is not cut yet: a part of `store`, which grows by doubling. */
  let kept = Buffer.alloc(0)
  let store = kept
  /** No end of the header is before this position. */
  let scanned = 0
  /** CR and LF in turn, seen since the last message. */
  let lineEnds = 0
  let startSeen = false
  /** Bytes of the message at the front, once its header is whole. */
  let needed: number | undefined
  let failed = false

  const fail = (code: FramingFault): false => {
    failed = true
    store = Buffer.alloc(0)
    kept = store
    events.onFault(code)
    return false
  }

  const append = (chunk: Uint8Array): void => {
    const start = kept.byteOffset - store.byteOffset
    const end = start + kept.length
    if (end + chunk.length <= store.length) {
      store.set(chunk, end)
      kept = store.subarray(start, end + chunk.length)
      return
    }
    const length = kept.length + chunk.length
    store = Buffer.alloc(2 * length)
    store.set(kept)
    store.set(chunk, kept.length)
    kept = store.subarray(0, length)
  }

  /** Line ends before a message are no part of it (RFC 3261 section 7.5). */
  const skipLineEnds = (): void => {
    let at = 0
    for (; at < kept.length; at += 1) {
      if (kept[at] !== (lineEnds % 2 === 0 ? cr : lf)) break
      lineEnds += 1
      if (lineEnds < 4) continue
      lineEnds = 0
      events.onPing()
    }
    kept = kept.subarray(at)
  }

  /** `false` after a fault, `undefined` while bytes are missing. */
  const lookAtStart = (): boolean | undefined => {
    const end = kept.indexOf('\r\n')
    if ((end < 0 ? kept.length : end) > longestStartLine) return fail('sip.notSip')
    if (end < 0) return undefined
    if (!startLine.test(kept.toString('latin1', 0, end))) return fail('sip.notSip')
    startSeen = true
    return true
  }

  const lookForHeader = (): boolean | undefined => {
    const end = kept.indexOf('\r\n\r\n', scanned)
    if (end < 0) {
      scanned = Math.max(0, kept.length - 3)
      return kept.length > most ? fail('sip.malformed') : undefined
    }
    const length = contentLength(kept.toString('latin1', 0, end))
    if (length === undefined || end + 4 + length > most) return fail('sip.malformed')
    needed = end + 4 + length
    return true
  }

  /** Takes one message off the front. */
  const next = (): boolean | undefined => {
    if (!startSeen) skipLineEnds()
    if (kept.length === 0) return undefined
    const ready = (startSeen || lookAtStart()) && (needed !== undefined || lookForHeader())
    if (ready !== true || needed === undefined) return ready
    if (kept.length < needed) return undefined
    const text = kept.toString('utf8', 0, needed)
    kept = kept.subarray(needed)
    scanned = 0
    lineEnds = 0
    startSeen = false
    needed = undefined
    events.onFrame(text)
    return true
  }

  return {
    push(chunk) {
      if (failed) return false
      append(chunk)
      let more: boolean | undefined = true
      while (more) more = next()
      return !failed
    },
  }
}

/** `undefined` where it is missing, no number, or said twice and differently. */
function contentLength(header: string): number | undefined {
  const lines = header.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const values = lines.flatMap((line) => /^(?:content-length|l)[ \t]*:(.*)$/i.exec(line)?.[1] ?? [])
  const [first] = values.map((value) => value.trim())
  if (first === undefined || !/^\d{1,9}$/.test(first)) return undefined
  return values.every((value) => value.trim() === first) ? Number(first) : undefined
}
