import { strict } from '../core/strict.ts'
import { originOf } from './wire-url.ts'

/** The window's own frame, the only one whose messages reach the app. */
export class HostFrame implements Pick<Electron.WebFrameMain, 'url' | 'origin' | 'parent'> {
  url = ''
  readonly parent = null
  top: Electron.WebFrameMain | null = null

  get origin() {
    return this.url === '' ? 'null' : originOf(this.url)
  }
}

export function createFrame(): HostFrame {
  const frame = strict('webFrameMain', new HostFrame())
  frame.top = asWebFrame(frame)
  return frame
}

/** The edge: to the app this is Electron's frame, and throws where it lacks a member. */
export function asWebFrame(frame: HostFrame): Electron.WebFrameMain {
  return frame as unknown as Electron.WebFrameMain
}
