/**
 * The scripts that register Lockstep in Microsoft Entra ID: the one for the Azure CLI is run against
 * a stand-in; the one for PowerShell is read, since no PowerShell can be had here.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const bashScript = join(root, 'assets/registration/register-lockstep.sh')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const bash = read('assets/registration/register-lockstep.sh')
const powershell = read('assets/registration/register-lockstep.ps1')

/** https://learn.microsoft.com/graph/permissions-reference, delegated. */
const graph = '00000003-0000-0000-c000-000000000000'
const scopes = {
  'Presence.Read': '76bc735e-aecd-4a1d-8b4c-2b915deabb79',
  'Presence.ReadWrite': '8d3c54a7-cf58-4773-bf81-c0cd6ad522bb',
  'Presence.Read.All': '9c7a330d-35b3-4aa1-963d-cb2b9f927841',
}
const guids = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g

describe.for([
  ['the script for the Azure CLI', bash],
  ['the script for PowerShell', powershell],
] as const)('%s', ([, script]) => {
  test('names Microsoft Graph and its three permissions, and no other id', () => {
    const named = new Set(script.match(guids))
    expect(named).toEqual(new Set([graph, ...Object.values(scopes)]))
  })

  test('makes no secret, no certificate and no application permission', () => {
    const code = script.replaceAll(/^\s*#.*$|^<#[\s\S]*?^#>/gm, '')
    expect(code).not.toMatch(/secret|credential|certificate|Password|"Role"|'Role'|client-cert/i)
    expect(code).toMatch(/Scope/)
  })

  test('registers the public client with http://localhost alone', () => {
    expect(script.match(/https?:\/\/[\w.]+/g)).toEqual(['http://localhost'])
    expect(script).toMatch(/public-client-redirect-uris|publicClient\s+= @\{ redirectUris/)
  })
})

test('the guide lists the same permissions', () => {
  const guide = read('docs/guide/microsoft.md')
  for (const [name, id] of Object.entries(scopes))
    expect(guide).toContain(`| \`${name}\` | \`${id}\` |`)
})

describe('the script for PowerShell', () => {
  test('gives each permission its own id', () => {
    for (const [name, id] of Object.entries(scopes))
      expect(powershell).toMatch(new RegExp(`'${name}'\\]?\\s*= '${id}'`))
  })

  test('has its brackets in pairs', () => {
    const code = powershell.replaceAll(
      /<#[\s\S]*?#>|#.*$|'[^'\n]*'|"(?:\$\([^)]*\)|[^"\n])*"/gm,
      '',
    )
    const open: string[] = []
    const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
    for (const [mark] of code.matchAll(/[()[\]{}]/g)) {
      const wanted = pairs[mark]
      if (wanted === undefined) open.push(mark)
      else expect(open.pop()).toBe(wanted)
    }
    expect(open).toEqual([])
  })

  test('looks before it creates', () => {
    for (const [get, create] of [
      ['Get-MgApplication', 'New-MgApplication'],
      ['Get-MgServicePrincipal', 'New-MgServicePrincipal'],
      ['Get-MgOauth2PermissionGrant', 'New-MgOauth2PermissionGrant'],
    ] as const) {
      expect(powershell.indexOf(get)).toBeGreaterThan(0)
      expect(powershell.indexOf(create)).toBeGreaterThan(powershell.indexOf(get))
    }
  })

  test('uses nothing but what is listed here', () => {
    const used = new Set(powershell.match(/\b[A-Z][a-z]+-(?:Mg|Strict|Host)\w*/g))
    expect([...used].sort()).toEqual([
      'Connect-MgGraph',
      'Disconnect-MgGraph',
      'Get-MgApplication',
      'Get-MgContext',
      'Get-MgOauth2PermissionGrant',
      'Get-MgServicePrincipal',
      'New-MgApplication',
      'New-MgOauth2PermissionGrant',
      'New-MgServicePrincipal',
      'Set-StrictMode',
      'Update-MgApplication',
      'Update-MgOauth2PermissionGrant',
      'Write-Host',
    ])
  })
})

describe.skipIf(process.platform === 'win32')('the script for the Azure CLI (needs bash)', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-registration-'))
    const standIn = join(import.meta.dirname, 'azure-cli.ts')
    writeFileSync(join(folder, 'az'), `#!/bin/sh\nexec "${process.execPath}" "${standIn}" "$@"\n`)
    chmodSync(join(folder, 'az'), 0o755)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function run(...args: string[]) {
    const { status, stdout, stderr } = spawnSync('bash', [bashScript, ...args], {
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}`, AZ_STAND_IN: folder },
    })
    return { status, stdout, stderr }
  }
  const directory = () => JSON.parse(readFileSync(join(folder, 'directory.json'), 'utf8'))
  const calls = () => readFileSync(join(folder, 'calls.txt'), 'utf8').trim().split('\n')
  const access = (...ids: string[]) =>
    JSON.stringify([
      { resourceAppId: graph, resourceAccess: ids.map((id) => ({ id, type: 'Scope' })) },
    ])

  test('is valid bash', () => {
    expect(spawnSync('bash', ['-n', bashScript], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    })
  })

  test('registers, and prints client id and tenant id', () => {
    const { status, stdout } = run()
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Client ID {2}app-1$/m)
    expect(stdout).toMatch(/^Tenant ID {2}the-tenant$/m)
    const { apps, principals, grants } = directory()
    expect(apps).toEqual([
      {
        appId: 'app-1',
        name: 'Lockstep',
        audience: 'AzureADMyOrg',
        redirect: 'http://localhost',
        access: access(scopes['Presence.Read'], scopes['Presence.ReadWrite']),
      },
    ])
    expect(principals).toContainEqual({ id: 'sp-of-app-1', appId: 'app-1' })
    expect(grants).toEqual([])
  })

  test('run twice it creates nothing more', () => {
    run('--grant-consent')
    const before = directory()
    expect(run('--grant-consent').status).toBe(0)
    expect(directory()).toEqual(before)
    expect(calls().filter((call) => call.includes(' create '))).toHaveLength(2)
    expect(calls().filter((call) => call.includes('--method post'))).toHaveLength(1)
  })

  test('the options of the second run count', () => {
    run('--grant-consent')
    run('--relay', '--multi-tenant', '--grant-consent')
    const { apps, grants } = directory()
    expect(apps).toMatchObject([
      { audience: 'AzureADMultipleOrgs', access: access(...Object.values(scopes)) },
    ])
    expect(grants).toEqual([
      {
        id: 'grant-1',
        clientId: 'sp-of-app-1',
        consentType: 'AllPrincipals',
        resourceId: 'graph-sp',
        scope: 'openid profile offline_access Presence.Read Presence.ReadWrite Presence.Read.All',
      },
    ])
  })

  test('does not choose between two of the same name', () => {
    run()
    const twice = directory()
    twice.apps.push({ ...twice.apps[0], appId: 'app-2' })
    writeFileSync(join(folder, 'directory.json'), JSON.stringify(twice))
    const { status, stderr } = run()
    expect(status).toBe(1)
    expect(stderr).toContain('More than one registration')
    expect(directory()).toEqual(twice)
  })

  test.for(['--name', "--name O'Hara", '--nmae x'])('refuses %s', (text) => {
    expect(run(...text.split(' ')).status).toBe(2)
  })
})
