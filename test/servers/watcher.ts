import { type Notification, Subscriber, SubscriptionState } from 'sip.js'
import { addressUri, connectSipUser, type SipUser } from './sip-user.ts'
import { untilFound, waitList } from './wait-list.ts'

const accepted = { presence: 'application/pidf+xml', dialog: 'application/dialog-info+xml' }
const keptDocuments = 2_000

export interface WatcherOptions extends SipUser {
  /** The address of record to watch, as `sip:1001@pbx.test`. */
  readonly watch: string
  /** The event package; presence unless given. */
  readonly event?: keyof typeof accepted
}

/** One NOTIFY. */
export interface WatchedDocument {
  /** Empty where there is nothing to tell. */
  readonly body: string
  /** performance.now() at the moment it came. */
  readonly receivedAt: number
}

export interface Watcher {
  /** The last 2,000, oldest first. */
  readonly documents: readonly WatchedDocument[]
  /** The newest document if it fits, else the first later one that does. */
  waitFor(fits: (document: WatchedDocument) => boolean, deadline?: number): Promise<WatchedDocument>
  onNotify(listener: (document: WatchedDocument) => void): () => void
  /** How many of the subscription's documents came until now, also of those no longer kept. */
  readonly count: number
  stop(): Promise<void>
}

/**
 * Subscribes with sip.js in this process, independently of the line page. Resolves after the first
 * NOTIFY; throws when the server refuses.
 */
export async function startWatcher(options: WatcherOptions): Promise<Watcher> {
  const event = options.event ?? 'presence'
  const userAgent = await connectSipUser(options)
  const documents: WatchedDocument[] = []
  const arrivals = waitList<WatchedDocument>()
  let count = 0
  const receive = (notification: Notification): void => {
    const document = { body: notification.request.body, receivedAt: performance.now() }
    notification.accept().catch(() => {
      // The connection is gone; the document came all the same.
    })
    count += 1
    documents.push(document)
    if (documents.length > keptDocuments) documents.shift()
    arrivals.tell(document)
  }
  const waitFor: Watcher['waitFor'] = (fits, deadline = 10_000) =>
    untilFound(arrivals, deadline, `no such NOTIFY about ${options.watch}`, () => {
      const newest = documents.at(-1)
      return newest && fits(newest) ? newest : undefined
    })

  const subscriber = new Subscriber(userAgent, addressUri(options.watch), event, {
    expires: 600,
    extraHeaders: [`Accept: ${accepted[event]}`],
  })
  subscriber.delegate = { onNotify: receive }
  const refused = new Promise<never>((_, reject) => {
    subscriber.stateChange.addListener((state) => {
      if (state !== SubscriptionState.Terminated) return
      reject(new Error(`the subscription to ${event} of ${options.watch} ended`))
    })
  })
  refused.catch(() => {})
  const stop = async (): Promise<void> => {
    await subscriber.unsubscribe()
    await userAgent.stop()
  }
  try {
    await subscriber.subscribe()
    await Promise.race([waitFor(() => true), refused])
  } catch (error) {
    await stop()
    throw error
  }
  return {
    documents,
    waitFor,
    onNotify: arrivals.listen,
    stop,
    get count() {
      return count
    },
  }
}
