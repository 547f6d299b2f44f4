import { useMemo } from 'react'
import type { TimelineEntry } from '../types.ts'
import { useFormat, useWords } from '../words/index.ts'
import { describe } from './describe.ts'
import { contains, passes, type TimelineFilter } from './filter.ts'

/** Twice what is shown: old texts go together, long before they matter. */
const mostTexts = 400

/** The text of an entry as it is searched, made once for each entry. */
function useSearchText(): (entry: TimelineEntry) => string {
  const words = useWords()
  const format = useFormat()
  return useMemo(() => {
    const texts = new Map<number, string>()
    return (entry) => {
      const known = texts.get(entry.id)
      if (known !== undefined) return known
      const { time, what, why, how, reading = '' } = describe(entry, words, format)
      const text = [time, what, ...why, ...how, reading].join(' ')
      if (texts.size >= mostTexts) texts.clear()
      texts.set(entry.id, text)
      return text
    }
  }, [words, format])
}

/** The entries that pass the filter and hold what is searched for. */
export function useFiltered(
  entries: readonly TimelineEntry[],
  filter: TimelineFilter,
  search: string,
): readonly TimelineEntry[] {
  const { language } = useWords()
  const textOf = useSearchText()
  const wanted = search.trim()
  return entries.filter(
    (entry) =>
      passes(entry, filter) && (wanted === '' || contains(textOf(entry), wanted, language)),
  )
}
