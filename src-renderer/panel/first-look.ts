/** What the first drawing waits for, so that it is made once and right. */
import { useEffect, useState } from 'react'
import { welcome } from './late.tsx'
import type { MirrorStore } from './store.ts'
import { type Language, languageOf } from './words/index.ts'

/** Main answers within milliseconds; after this long the panel says that it waits. */
const patienceMs = 200

export interface ShownLanguage {
  /** The setting that it answers to. */
  readonly chosen: string
  readonly language: Language
}

/** Main's first word or the end of patience, and the files that the first drawing needs. */
export async function beforeFirstLook(mirror: MirrorStore): Promise<ShownLanguage> {
  // Most people have the language of their system: its words come while main answers.
  const ofSystem = languageOf('system', navigator.languages)
  await firstWord(mirror)
  const state = mirror.getState()
  if (state.state !== 'live') return { chosen: 'system', language: await ofSystem }
  const { appearance, welcomed } = state.snapshot.settings
  const chosen = appearance.language
  const [language] = await Promise.all([
    languageOf(chosen, navigator.languages),
    welcomed ? undefined : welcome.fetch(),
  ])
  return { chosen, language }
}

async function firstWord(mirror: MirrorStore): Promise<void> {
  if (mirror.getState().state !== 'waiting') return
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, patienceMs)
    const stop = mirror.subscribe(done)
  })
}

/** The language that was chosen; the one before it until its words are there. */
export function useLanguage(first: ShownLanguage, chosen: string): Language {
  const [shown, setShown] = useState(first)
  useEffect(() => {
    if (shown.chosen === chosen) return
    let wanted = true
    void languageOf(chosen, navigator.languages).then((language) => {
      if (wanted) setShown({ chosen, language })
    })
    return () => {
      wanted = false
    }
  }, [chosen, shown])
  return shown.language
}
