/**
 * How a second start gets its answer: it names a file that nobody can guess, the running instance
 * writes it, the second start reads and removes it. The lock itself carries words one way only.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, watch } from 'node:fs'
import { join } from 'node:path'
import type { Answer } from '../services/orders.ts'

const lookAgainMs = 200

/** @param data the folder of the settings, which both instances share */
export function answersFolder(data: string): string {
  return join(data, 'answers')
}

/** 128 random bits as hex: a name that no other process can take beforehand. */
export function newReplyId(): string {
  return randomBytes(16).toString('hex')
}

/** @param id MUST be a {@link newReplyId}: nothing else may become part of a path */
export function answerFile(data: string, id: string): string {
  return join(answersFolder(data), `${id}.json`)
}

/** The answer, read once and removed; `undefined` when there is none after `deadlineMs`. */
export function awaitAnswer(
  data: string,
  id: string,
  deadlineMs: number,
): Promise<Answer | undefined> {
  const path = answerFile(data, id)
  return new Promise((resolve) => {
    const end = (answer: Answer | undefined) => {
      clearTimeout(deadline)
      stopLooking()
      remove(path)
      resolve(answer)
    }
    const look = () => {
      const answer = read(path)
      if (answer !== undefined) end(answer)
    }
    // A last look, for file systems that tell nothing of changes.
    const deadline = setTimeout(() => end(read(path)), deadlineMs)
    const stopLooking = whenChanged(answersFolder(data), look)
    // It may have been written before the watch began.
    look()
  })
}

/** Looks now and then where the system has no watch left, or the folder cannot be made here. */
function whenChanged(folder: string, look: () => void): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const watcher = watch(folder, look)
    watcher.on('error', () => undefined)
    return () => watcher.close()
  } catch {
    const timer = setInterval(look, lookAgainMs)
    return () => clearInterval(timer)
  }
}

/** What cannot be removed here, the running instance removes a while later. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // The answer counts all the same.
  }
}

function read(path: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof value !== 'object' || value === null) return undefined
    if (!('code' in value && 'text' in value) || typeof value.text !== 'string') return undefined
    return value.code === 0 || value.code === 4 ? { code: value.code, text: value.text } : undefined
  } catch {
    return undefined
  }
}
