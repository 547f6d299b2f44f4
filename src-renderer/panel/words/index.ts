import { createContext, useContext } from 'react'
import { type Format, formatFor } from '../format.ts'
import { en } from './en.ts'
import type { Words } from './words.ts'

/**
 * Every language there is, by its primary subtag; a new one is its file, and one line here. English
 * is always at hand, the others are fetched when they are wanted.
 */
const tables: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
}
export const languages: readonly string[] = Object.keys(tables)

function subtagOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? ''
}

/** The first of the person's languages that there is; English otherwise. */
export async function wordsFor(preferred: readonly string[]): Promise<Words> {
  const subtag = preferred.map(subtagOf).find((each) => Object.hasOwn(tables, each))
  return (await tables[subtag ?? '']?.()) ?? en
}

export interface Language {
  readonly words: Words
  readonly format: Format
}

/**
 * `preferred` as in `navigator.languages`, best first. Its region still decides how times look:
 * `en-GB` has 24 hours.
 */
export async function languageFor(preferred: readonly string[]): Promise<Language> {
  const words = await wordsFor(preferred)
  const region = preferred.find((tag) => tag.includes('-') && subtagOf(tag) === words.language)
  return { words, format: formatFor(region ?? words.language) }
}

/** A language that was chosen goes before those of the system. */
export function languageOf(chosen: string, system: readonly string[]): Promise<Language> {
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
