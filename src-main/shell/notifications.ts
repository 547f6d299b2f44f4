import { Notification } from 'electron'
import type { NotificationWords } from './tray-table.ts'

export interface Notifications {
  /** Shows one notification of the operating system, or nothing where there are none. */
  show(words: NotificationWords): void
}

/**
 * Notifications of the operating system and no windows of our own: Focus on macOS, Do not disturb on
 * Windows and GNOME decide whether one is shown now, later or only listed. So none asks for more
 * than normal urgency, for which these modes make no exception, and none makes a sound.
 *
 * `onClick` runs when the person clicks a notification.
 */
export function createNotifications(onClick: () => void): Notifications {
  // Held while shown: a collected notification loses its click.
  let shown: Notification | undefined
  return {
    show({ title, body }) {
      if (!Notification.isSupported()) return
      shown?.close()
      const notification = new Notification({ title, body, silent: true, urgency: 'normal' })
      notification.on('click', onClick)
      notification.on('close', () => {
        if (shown === notification) shown = undefined
      })
      shown = notification
      notification.show()
    },
  }
}
