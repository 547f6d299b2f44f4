import { describe, expect, test } from 'vitest'
import { builderArguments, isPublished } from '../../../scripts/release.ts'

describe('a release', () => {
  const updateUrl = 'https://updates.example.com/lockstep'

  test('of Windows or macOS is signed, or there is none', () => {
    for (const target of ['--win', '--mac'])
      expect(builderArguments({ target, updateUrl })).toEqual([
        target,
        '--publish',
        'never',
        '--config.publish.provider=generic',
        `--config.publish.url=${updateUrl}`,
        '--config.forceCodeSigning=true',
      ])
  })

  test.for([undefined, '', 'http://updates.example.com', 'https://a.example/ --config.asar=false'])(
    'is refused with the update address %s',
    (address) => {
      expect(() => builderArguments({ target: '--win', updateUrl: address })).toThrow('https')
    },
  )

  test('is refused for an unknown system', () => {
    expect(() => builderArguments({ target: '--all', updateUrl })).toThrow('TARGET')
  })

  test('holds installers and what updates read', () => {
    const files = [
      'Lockstep-1.0.0-win-x64-setup.exe',
      'Lockstep-1.0.0-win-x64.msi',
      'Lockstep-1.0.0-mac-arm64.dmg',
      'Lockstep-1.0.0-mac-arm64.zip',
      'Lockstep-1.0.0-linux-x64.AppImage',
      'Lockstep-1.0.0-linux-x64.deb',
      'Lockstep-1.0.0-win-x64-setup.exe.blockmap',
      'latest.yml',
      'latest-mac.yml',
      'beta-linux.yml',
    ]
    expect(files.filter((file) => !isPublished(file))).toEqual([])
    const others = ['builder-debug.yml', 'builder-effective-config.yaml', 'win-unpacked', 'release']
    expect(others.filter(isPublished)).toEqual([])
  })
})
