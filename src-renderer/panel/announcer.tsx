import { useEffect, useRef, useState } from 'react'
import { Hidden } from './parts/hidden.tsx'
import { seenInTeams } from './presence.ts'
import { callLine } from './status/call-line.ts'
import { headlineOf } from './status/headline.ts'
import { useSnapshot } from './store.ts'
import { useFormat, useWords } from './words/index.ts'

/** Tells a screen reader about each change of the status, politely and only about changes. */
export function Announcer() {
  const snapshot = useSnapshot()
  const words = useWords()
  const format = useFormat()
  const { teams, extension } = words.status.seen
  const word = seenInTeams(snapshot)
  const call = callLine(snapshot, words)
  const text = [
    headlineOf(snapshot, words, format).title,
    word === null ? '' : `${teams}: ${words.presence[word]}`,
    snapshot.extension.status === null ? '' : `${extension}: ${snapshot.extension.status.note}`,
    call.what,
    ...call.why,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('. ')

  const last = useRef(text)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (last.current !== text) setSaid(text)
    last.current = text
  }, [text])

  return (
    <Hidden>
      <span role="status" aria-live="polite">
        {said}
      </span>
    </Hidden>
  )
}
