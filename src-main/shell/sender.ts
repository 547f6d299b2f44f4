import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { type AppPage, pageOf } from './app-protocol-paths.ts'

/**
 * True when a message comes from the main frame of that page of ours. A frame that has navigated
 * or is gone counts as foreign.
 */
export function isFromPage(event: IpcMainEvent | IpcMainInvokeEvent, page: AppPage): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && pageOf(frame.url) === page
}
