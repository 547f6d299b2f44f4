import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { icns, ico } from '../../../scripts/icons/containers.ts'
import { trayTables } from '../../../src-main/shell/tray-words.ts'

const folder = join(import.meta.dirname, '../../../assets/icons')
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The pictures of an .ico, as its directory tells: edge in pixels and bytes. */
function picturesOf(file: Buffer): { size: number; data: Buffer }[] {
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index
    const offset = file.readUInt32LE(entry + 12)
    const data = file.subarray(offset, offset + file.readUInt32LE(entry + 8))
    return { size: file.readUInt8(entry) || 256, data }
  })
}

/** Width and height as the PNG's own header tells (its IHDR chunk). */
function edgesOf(png: Buffer): [number, number] {
  expect(png.subarray(0, 8)).toEqual(pngSignature)
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

test('an .ico holds its pictures where its directory says', () => {
  const pictures = [16, 256].map((size) => ({ size, data: Buffer.alloc(size, size % 251) }))
  expect(picturesOf(ico(pictures))).toEqual(pictures)
})

test('an .icns counts its own headers, and refuses a size it has no name for', () => {
  const file = icns([{ size: 128, data: Buffer.from('abc') }])
  expect(file.toString('latin1', 0, 4)).toBe('icns')
  expect(file.readUInt32BE(4)).toBe(file.length)
  expect(file.toString('latin1', 8, 12)).toBe('ic07')
  expect(file.readUInt32BE(12)).toBe(11)
  expect(() => icns([{ size: 100, data: Buffer.alloc(1) }])).toThrow('100')
})

test.each(Object.keys(trayTables.en.states))('every tray picture of %s is there', async (state) => {
  const read = (name: string) => readFile(join(folder, 'tray', `${state}${name}`))
  expect(edgesOf(await read('Template.png'))).toEqual([16, 16])
  expect(edgesOf(await read('Template@2x.png'))).toEqual([32, 32])
  for (const ground of ['onDark', 'onLight']) {
    expect(edgesOf(await read(`-${ground}.png`))).toEqual([24, 24])
    expect(edgesOf(await read(`-${ground}@2x.png`))).toEqual([48, 48])
    const pictures = picturesOf(await read(`-${ground}.ico`))
    expect(pictures.map(({ size }) => size)).toEqual([16, 20, 24, 28, 32, 36, 40, 48, 64])
    for (const { size, data } of pictures) expect(edgesOf(data)).toEqual([size, size])
  }
})

test('no two tray states look the same', async () => {
  const names = (await readdir(join(folder, 'tray'))).filter((name) => /Template\.png$/.test(name))
  const pictures = await Promise.all(
    names.map((name) => readFile(join(folder, 'tray', name), 'base64')),
  )
  expect(new Set(pictures).size).toBe(Object.keys(trayTables.en.states).length)
})
