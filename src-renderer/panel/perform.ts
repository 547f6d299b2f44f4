import { send } from './bridge.ts'
import { goToPage } from './navigation.ts'
import type { ActionKind } from './words/actions.ts'

/** Carries out the action that a fault offers. */
export function perform(action: ActionKind): void {
  switch (action) {
    case 'signIn':
      void send('account.signIn', undefined)
      return
    case 'refresh':
      void send('presence.refresh', undefined)
      return
    case 'adminGuide':
      void send('page.open', { page: 'adminGuide' })
      return
    case 'setUpMicrosoft':
      goToPage('microsoft')
      return
    case 'setUpPhone':
      goToPage('phone')
      return
    case 'allowCalls':
      void send('account.allowCalls', undefined)
      return
    case 'checkUpdate':
      void send('update.check', undefined)
      return
    case 'confirmExtension':
      void send('phone.confirm', undefined)
      return
  }
}
