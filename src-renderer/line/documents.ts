import type { LineConfig } from '../../src-preload/line-contract.ts'
import type { Echo } from './echo.ts'
import type { Neighbours } from './neighbours.ts'
import { neutralDocument, pidfDocument } from './pidf.ts'
import type { PublishRequest } from './publisher-state.ts'

/** Writes what a PUBLISH that leaves now has for a body; `undefined`: nothing. */
export function documentWriter(config: LineConfig, neighbours: Neighbours, echo: Echo) {
  return (request: PublishRequest): string | undefined => {
    if (!('status' in request)) return echo.rewrites ? neutralDocument(config) : undefined
    const { lifetime, kind } = request
    echo.published(request.status)
    const mark = neighbours.mark({ lifetime, leaving: kind === 'leave' })
    return pidfDocument(config.addressOfRecord, request.status, mark)
  }
}
