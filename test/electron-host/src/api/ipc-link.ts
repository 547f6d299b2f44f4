import { createEvent } from '../core/event.ts'
import { createCodec } from '../page/codec.ts'
import type { HostMessage, PageMessage } from '../page/messages.ts'
import { ipcMain } from './ipc-main.ts'
import { asWebContents } from './registry.ts'
import type { HostWebContents } from './web-contents.ts'

const codec = createCodec()

/** Carries a message of a preload to ipcMain, and what a handler answers back through `reply`. */
export async function receiveMessage(
  contents: HostWebContents,
  message: Exclude<PageMessage, { type: 'preload-error' }>,
  reply: (message: HostMessage) => void,
): Promise<void> {
  const { channel } = message
  const event = createEvent({
    type: 'frame' as const,
    sender: asWebContents(contents),
    senderFrame: contents.mainFrame,
    frameId: contents.id,
    processId: contents.id,
    ports: [],
  })
  const args = codec.decode(message.args) as unknown[]
  if (message.type === 'send') {
    ipcMain.emit(channel, event, ...args)
    return
  }
  const fail = (error: unknown) => {
    console.error(`Error occurred in handler for '${channel}':`, error)
    reply({ type: 'failure', id: message.id, message: String(error) })
  }
  const handler = ipcMain.handlers.get(channel)
  if (!handler) {
    fail(new Error(`No handler registered for '${channel}'`))
    return
  }
  try {
    // The edge: of IpcMainInvokeEvent the host has what createEvent was given.
    const value = await handler(event as unknown as Electron.IpcMainInvokeEvent, ...args)
    reply({ type: 'reply', id: message.id, value: codec.encode(value) })
  } catch (error) {
    fail(error)
  }
}

/** The message of `webContents.send`. Throws for arguments that cannot be cloned. */
export function eventMessage(channel: string, args: unknown[]): HostMessage {
  return { type: 'event', channel, args: codec.encode(args) }
}
