import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// What its modules look for when they start; they take an empty file for their defaults.
const emptyFiles = [
  ...['acl', 'ccss', 'codecs', 'dsp', 'features', 'indications', 'pjproject', 'sorcery'],
  ...['stasis', 'udptl', 'websocket_client'],
]
const folders = ['keys', 'state', 'spool', 'run', 'log']

/** Fills in the templates of the folder `configuration`, and makes the folders it writes into. */
export async function writeConfiguration(
  folder: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const templates = new URL('configuration/', import.meta.url)
  for (const file of await readdir(templates)) {
    const template = await readFile(new URL(file, templates), 'utf8')
    const text = template.replace(/@([A-Z_]+)@/g, (mark, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`${file}: no value for ${mark}`)
      return value
    })
    await writeFile(join(folder, file), text)
  }
  for (const name of emptyFiles) await writeFile(join(folder, `${name}.conf`), '')
  for (const name of folders) {
    await mkdir(join(folder, name))
    // The server may run as another user, who owns the folder above alone.
    await chmod(join(folder, name), 0o777)
  }
}

/** An endpoint, its account and its address of record for each user (pjsip.conf). */
export function userSections(users: Readonly<Record<string, string>>): string {
  const sections = Object.entries(users).map(([user, password]) => {
    if (!/^\d+$/.test(user) || !/^[\w.-]+$/.test(password)) {
      throw new Error(`user ${user}: a number, and a password of letters, digits, "_", "." and "-"`)
    }
    return [
      `[${user}](phone)`,
      `auth = ${user}`,
      `aors = ${user}`,
      `callerid = User ${user} <${user}>`,
      `[${user}](account)`,
      `username = ${user}`,
      `password = ${password}`,
      `[${user}](place)`,
      '',
    ].join('\n')
  })
  return sections.join('\n')
}
