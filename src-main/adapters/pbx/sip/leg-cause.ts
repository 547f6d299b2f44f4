/** Passes on what the line page says about its legs, with causes that only main can find out. */
import type { ErrorCode } from '../../../domain/codes.ts'
import type { LegReport, Net } from '../../../ports.ts'
import { causeOf } from './cause.ts'

type LegName = 'extension' | 'callWatch'

/** As it crosses the border. */
export interface LegReportOnWire {
  readonly state: LegReport['state']
  readonly code?: ErrorCode | undefined
  readonly retryInMs?: number | undefined
}

/** @param emit told twice where the cause is found out only after a while */
export function createLegCause(
  server: string,
  net: Net,
  emit: (leg: LegName, report: LegReport) => void,
) {
  const newest = { extension: 0, callWatch: 0 }
  /** What was found out last, shown while it is being found out anew. */
  let diagnosed: ErrorCode | undefined
  let stopped = false

  return {
    /** The page cannot tell why a connection failed; main asks before it passes that on. */
    async tell(leg: LegName, raw: LegReportOnWire): Promise<void> {
      newest[leg] += 1
      const mine = newest[leg]
      const report: LegReport = {
        state: raw.state,
        ...(raw.code === undefined ? {} : { code: raw.code }),
        ...(raw.retryInMs === undefined ? {} : { retryInMs: raw.retryInMs }),
      }
      if (raw.code !== 'sip.unreachable') {
        if (raw.state === 'working') diagnosed = undefined
        emit(leg, report)
        return
      }
      emit(leg, { ...report, code: diagnosed ?? raw.code })
      const code = await causeOf(server, net)
      diagnosed = code
      // What was found out never replaces a newer report.
      if (mine === newest[leg] && !stopped) emit(leg, { ...report, code })
    },
    stop() {
      stopped = true
    },
  }
}
