import { EventEmitter } from 'node:events'
import { createEvent } from '../core/event.ts'
import { inspection, record } from '../core/record.ts'
import { strictClass } from '../core/strict-class.ts'

/** A notification that nobody sees. Specs emit its `click`. */
export class HostNotification
  extends EventEmitter
  implements Pick<Electron.Notification, 'show' | 'close' | 'title' | 'body' | 'silent'>
{
  title: string
  body: string
  silent: boolean

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super()
    this.title = options.title ?? ''
    this.body = options.body ?? ''
    this.silent = options.silent ?? false
  }
  static isSupported() {
    return true
  }
  show() {
    inspection.notifications.push(this)
    record('notification', { title: this.title, body: this.body })
    queueMicrotask(() => this.emit('show', createEvent()))
  }
  close() {
    const index = inspection.notifications.indexOf(this)
    if (index < 0) return
    inspection.notifications.splice(index, 1)
    this.emit('close', createEvent())
  }
}

export const Notification = strictClass('Notification', HostNotification)
