/** What the relay answers, what Graph tells of subscriptions, and the relay's heartbeat. */
import type { Corpus } from '../target.ts'

const channel = {
  broker: 'wss://broker.example.com/mqtt',
  user: 'abcdefghijklmnopqrstuvwxyzABCDEF',
  topics: {
    changed: 'lockstep/ch/abcdefghijklmnopqrstuvwxyzABCDEF/changed',
    reauthorize: 'lockstep/ch/abcdefghijklmnopqrstuvwxyzABCDEF/reauthorize',
    heartbeat: 'lockstep/heartbeat',
  },
  notificationUrl: 'https://relay.example.com/v1/notifications/abcdefghijklmnopqrstuvwxyzABCDEF',
  clientState: 'c2VjcmV0LW9mLXRoZS1yZWxheS1mb3ItdGhpcy1jaGFu',
  safetySeconds: 600,
}
export const relayAnswers: Corpus = [
  JSON.stringify(channel),
  JSON.stringify({ ...channel, broker: 'ws://127.0.0.1:9001' }),
]

const subscription = {
  id: '7f105c7d-2dc5-4530-97cd-4e7ae6534c07',
  resource: 'communications/presences/fa8bf3dc-eca7-46b7-bad1-db199b62afc3',
  changeType: 'updated',
  notificationUrl: channel.notificationUrl,
  expirationDateTime: '2026-11-22T13:00:00Z',
}
export const subscriptionLists: Corpus = [
  JSON.stringify({ value: [subscription] }),
  JSON.stringify({ value: [{ ...subscription, notificationUrl: 'https://old.example.com' }] }),
  JSON.stringify(subscription),
]

export const heartbeats: Corpus = [JSON.stringify({ safetySeconds: 600 })]
