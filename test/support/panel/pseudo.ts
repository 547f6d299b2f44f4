/**
 * A language nobody speaks: every English text longer by about 40 %, accented and in brackets. What
 * is cut off, does not fit, or does not come from the table of texts shows at once.
 */
import type { Plugin } from 'vite'

const accented: Readonly<Record<string, string>> = {
  ...{ a: 'áà', e: 'éè', i: 'íì', o: 'óò', u: 'úù', y: 'ýÿ', c: 'ç', n: 'ñ', s: 'š', z: 'ž' },
  ...{ A: 'ÁÀ', E: 'ÉÈ', I: 'ÍÌ', O: 'ÓÒ', U: 'ÚÙ', Y: 'ÝŸ', C: 'Ç', N: 'Ñ', S: 'Š', Z: 'Ž' },
}

/** `[!! Šáàvéè !!]` for `Save`. */
export function pseudoText(text: string): string {
  const longer = [...text].map((letter) => accented[letter] ?? letter).join('')
  return `[!! ${longer} !!]`
}

/** Stand for what a text is given while it is lengthened; private use (Unicode, 23.5). */
const firstMark = 0xe000
const mark = (index: number) => String.fromCodePoint(firstMark + index)

function pseudoFunction(text: (...given: unknown[]) => unknown) {
  return (...given: unknown[]) => {
    const marked = given.map((each, at) => (typeof each === 'string' && each ? mark(at) : each))
    return given.reduce<string>(
      (said, each, at) => said.replaceAll(mark(at), String(each)),
      pseudoText(String(text(...marked))),
    )
  }
}

/** A table of texts, or a part of one, in the language that nobody speaks. */
export function pseudoWords<T>(words: T): T
export function pseudoWords(words: unknown): unknown {
  if (typeof words === 'string') return pseudoText(words)
  if (typeof words === 'function') return pseudoFunction((...given) => words(...given))
  if (Array.isArray(words)) return words.map((each: unknown) => pseudoWords(each))
  if (typeof words !== 'object' || words === null) return words
  const entries = Object.entries(words).map(([key, value]) =>
    // A tag for `Intl`, not a text.
    key === 'language' && value === 'en' ? [key, value] : [key, pseudoWords(value)],
  )
  return Object.fromEntries(entries)
}

/** Builds the panel with the pseudo-language in the place of English. */
export function pseudoEnglish(): Plugin {
  const declared = 'export const en: Words ='
  return {
    name: 'pseudo-english',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/panel/words/en.ts')) return
      if (!code.includes(declared)) throw new Error(`${id} does not say: ${declared}`)
      return [
        `import { pseudoWords } from ${JSON.stringify(import.meta.filename)}`,
        code.replace(declared, 'const plain: Words ='),
        'export const en = pseudoWords(plain)',
      ].join('\n')
    },
  }
}
