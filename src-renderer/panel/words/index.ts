import { createContext, useContext } from 'react'
import { type Format, formatFor } from '../format.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Words } from './words.ts'

/** Every language there is, by its primary subtag; a new one is its file, and one name here. */
export const languages: Readonly<Record<string, Words>> = { en, de, fr, es }

function subtagOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? ''
}

/** The first of the person's languages that there is; English otherwise. */
export function wordsFor(preferred: readonly string[]): Words {
  for (const tag of preferred) {
    const words = languages[subtagOf(tag)]
    if (words !== undefined) return words
  }
  return en
}

export interface Language {
  readonly words: Words
  readonly format: Format
}

/**
 * `preferred` as in `navigator.languages`, best first. Its region still decides how times look:
 * `en-GB` has 24 hours.
 */
export function languageFor(preferred: readonly string[]): Language {
  const words = wordsFor(preferred)
  const region = preferred.find((tag) => tag.includes('-') && subtagOf(tag) === words.language)
  return { words, format: formatFor(region ?? words.language) }
}

/** A language that was chosen goes before those of the system. */
export function languageOf(chosen: string, system: readonly string[]): Language {
  return languageFor(chosen === 'system' ? system : [chosen, ...system])
}

const LanguageContext = createContext<Language>({ words: en, format: formatFor('en') })
export const LanguageProvider = LanguageContext.Provider

export function useWords(): Words {
  return useContext(LanguageContext).words
}

export function useFormat(): Format {
  return useContext(LanguageContext).format
}
