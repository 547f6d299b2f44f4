import { expect, test } from 'vitest'
import { runProgram } from '../../../src-main/adapters/policy/run-program.ts'

const run = (script: string) => runProgram(process.execPath, ['-e', script])

test('tells what a program prints and how it ends, without a shell', async () => {
  expect(await run('process.stdout.write("$HOME; a")')).toEqual({ exitCode: 0, output: '$HOME; a' })
  expect(await run('process.stdout.write("b"); process.exitCode = 3')).toEqual({
    exitCode: 3,
    output: 'b',
  })
})

test('fails when it cannot start, or prints without end', async () => {
  await expect(runProgram('/no/such/program', [])).rejects.toThrow('ENOENT')
  await expect(run('setInterval(() => console.log("x".repeat(100000)), 0)')).rejects.toThrow(
    'maxBuffer',
  )
})
