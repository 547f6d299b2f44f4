import { Notification } from 'electron'

export interface Notifications {
  /** Shows one notification of the operating system, or nothing where there are none. */
  show(title: string, body: string): void
}

/** `onClick` runs when the person clicks a notification. */
export function createNotifications(onClick: () => void): Notifications {
  // Held while shown: a collected notification loses its click.
  let shown: Notification | undefined
  return {
    show(title, body) {
      if (!Notification.isSupported()) return
      shown?.close()
      const notification = new Notification({ title, body, silent: true })
      notification.on('click', onClick)
      notification.on('close', () => {
        if (shown === notification) shown = undefined
      })
      shown = notification
      notification.show()
    },
  }
}
