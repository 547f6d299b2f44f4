import { createContext, useContext } from 'react'
import { type Format, formatFor } from '../format.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import type { Words } from './words.ts'

/** Every language there is, by its primary subtag. */
export const languages: Readonly<Record<string, Words>> = { en, de }

/** The first of the person's languages that there is; English otherwise. */
export function wordsFor(preferred: readonly string[]): Words {
  for (const tag of preferred) {
    const subtag = tag.toLowerCase().split('-')[0]
    const words = Object.values(languages).find((each) => each.language === subtag)
    if (words !== undefined) return words
  }
  return en
}

export interface Language {
  readonly words: Words
  readonly format: Format
}

/** `navigator.languages`; its region still decides how times look: `en-GB` has 24 hours. */
export function languageFor(preferred: readonly string[]): Language {
  const words = wordsFor(preferred)
  const region = preferred.find((tag) => tag.toLowerCase().startsWith(words.language))
  return { words, format: formatFor(region ?? words.language) }
}

const LanguageContext = createContext<Language>({ words: en, format: formatFor('en') })
export const LanguageProvider = LanguageContext.Provider

export function useWords(): Words {
  return useContext(LanguageContext).words
}

export function useFormat(): Format {
  return useContext(LanguageContext).format
}
