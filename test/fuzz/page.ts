/** What runs in Chromium: the line page's parsers with the parser of XML that they have there. */
import { type FuzzOptions, fuzz, inputOf, type Tally } from './engine.ts'
import { xmlTargets } from './targets/xml.ts'

/** What the page offers to whoever drives it. */
export interface FuzzPage {
  run(name: string, options: Omit<FuzzOptions, 'now' | 'onStart'>): Promise<Tally>
  inputOf(name: string, seed: number, index: number): string
  /** True when something in a document was carried out. */
  ran(): boolean
}

const parser = new DOMParser()
const targets = xmlTargets((text) => parser.parseFromString(text, 'application/xml'))

function targetOf(name: string) {
  const target = targets.find((one) => one.name === name)
  if (target === undefined) throw new Error(`no target ${name}`)
  return target
}

const page: FuzzPage = {
  run: (name, options) => fuzz(targetOf(name), options),
  inputOf: (name, seed, index) => inputOf(targetOf(name), seed, index),
  ran: () => 'ranFromXml' in globalThis,
}
Object.assign(globalThis, { lockstepFuzz: page })
