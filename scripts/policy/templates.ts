/** Everything in assets/policy, by its path there. */
import { adml } from './adml.ts'
import { admx } from './admx.ts'
import { keys } from './keys.ts'
import { mobileconfig } from './mobileconfig.ts'
import { english } from './words.ts'
import { german } from './words-de.ts'

export function templates(): ReadonlyMap<string, string> {
  const example = Object.fromEntries(keys.map(({ name, meta }) => [name, meta.example]))
  return new Map([
    ['windows/lockstep.admx', admx()],
    ['windows/en-US/lockstep.adml', adml(english)],
    ['windows/de-DE/lockstep.adml', adml(german)],
    ['macos/lockstep.mobileconfig', mobileconfig()],
    ['linux/policy.json', `${jsonOf(example)}\n`],
  ])
}

/** Objects by lines, lists on one line, as the project's other JSON is. */
function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  return text.replace(/\[\s*([^[\]]*?)\s*\]/g, (_, inner: string) => {
    return `[${inner.replaceAll(/\s*\n\s*/g, ' ')}]`
  })
}
