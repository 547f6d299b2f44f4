/**
 * A stand-in for the Azure CLI: as much of `az` as the registration script uses, over a directory in
 * one JSON file. It refuses what it does not know, so that the script can use nothing else unseen.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'

interface Directory {
  apps: Record<string, string>[]
  principals: { id: string; appId: string }[]
  grants: Record<string, string>[]
}

const folder = process.env.AZ_STAND_IN ?? ''
const file = `${folder}/directory.json`
const args = process.argv.slice(2)
appendFileSync(`${folder}/calls.txt`, `${args.join(' ')}\n`)

const directory: Directory = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { apps: [], principals: [{ id: 'graph-sp', appId: graphId() }], grants: [] }

const words = args.slice(
  0,
  Math.max(
    0,
    args.findIndex((arg) => arg.startsWith('--')),
  ),
)
const options = new Map<string, string>()
for (let index = words.length; index < args.length; index += 2)
  options.set(args[index] ?? '', args[index + 1] ?? '')
const option = (name: string) => options.get(`--${name}`) ?? ''
const quoted = (text: string) => [...text.matchAll(/'([^']*)'/g)].map(([, value]) => value ?? '')

function graphId(): string {
  return '00000003-0000-0000-c000-000000000000'
}

function registration() {
  return {
    audience: option('sign-in-audience'),
    redirect: option('public-client-redirect-uris'),
    access: option('required-resource-accesses'),
  }
}

function answer(): string {
  switch (words.join(' ')) {
    case 'account show':
      return 'the-tenant'
    case 'cloud show':
      return 'https://graph.test/'
    case 'ad app list': {
      const [name] = quoted(option('filter'))
      return directory.apps.flatMap((app) => (app.name === name ? [app.appId] : [])).join('\n')
    }
    case 'ad app create': {
      const appId = `app-${directory.apps.length + 1}`
      directory.apps.push({ appId, name: option('display-name'), ...registration() })
      return appId
    }
    case 'ad app update': {
      const app = directory.apps.find(({ appId }) => appId === option('id'))
      if (app === undefined) throw new Error('no such app')
      Object.assign(app, registration())
      return ''
    }
    case 'ad sp list': {
      const [id] = quoted(option('filter'))
      return directory.principals.find(({ appId }) => appId === id)?.id ?? ''
    }
    case 'ad sp create': {
      directory.principals.push({ id: `sp-of-${option('id')}`, appId: option('id') })
      return `sp-of-${option('id')}`
    }
    case 'rest':
      return rest()
    default:
      throw new Error(`not known to the stand-in: ${args.join(' ')}`)
  }
}

function rest(): string {
  const grants = 'https://graph.test/v1.0/oauth2PermissionGrants'
  const url = option('url')
  if (option('method') === 'get' && url === grants) {
    const [clientId, resourceId, consentType] = quoted(option('url-parameters'))
    const same = (grant: Record<string, string>) =>
      grant.clientId === clientId &&
      grant.resourceId === resourceId &&
      grant.consentType === consentType
    return directory.grants.find(same)?.id ?? ''
  }
  const body = JSON.parse(option('body'))
  if (option('method') === 'post' && url === grants) {
    directory.grants.push({ id: `grant-${directory.grants.length + 1}`, ...body })
    return ''
  }
  const grant = directory.grants.find(({ id }) => url === `${grants}/${id}`)
  if (option('method') !== 'patch' || grant === undefined) throw new Error('no such grant')
  Object.assign(grant, body)
  return ''
}

const text = answer()
writeFileSync(file, JSON.stringify(directory))
if (option('output') !== 'none' && text !== '') console.log(text)
