import { CallSettings } from './call-settings.tsx'
import { ComputerSettings } from './computer-settings.tsx'
import { FollowingSettings } from './following-settings.tsx'
import { LogSettings } from './log-settings.tsx'
import { MessageSettings } from './message-settings.tsx'
import { NotificationSettings } from './notification-settings.tsx'
import { ReflectSettings } from './reflect-settings.tsx'
import { SyncSettings } from './sync-settings.tsx'
import { UpdateSettings } from './update-settings.tsx'

/** The three pages that hold settings only; `setup/settings-pages.tsx` gives them their frame. */
export function SettingsView({ page }: { readonly page: 'sync' | 'calls' | 'general' }) {
  switch (page) {
    case 'sync':
      return (
        <>
          <SyncSettings />
          <ReflectSettings />
          <MessageSettings />
          <FollowingSettings />
        </>
      )
    case 'calls':
      return <CallSettings />
    case 'general':
      return (
        <>
          <ComputerSettings />
          <NotificationSettings />
          <UpdateSettings />
          <LogSettings />
        </>
      )
  }
}
