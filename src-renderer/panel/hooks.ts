import { useCallback, useEffect, useState } from 'react'
import { send } from './bridge.ts'
import type { CommandArgument, CommandName, CommandResult, ErrorCode, Outcome } from './types.ts'

/** Wall-clock milliseconds, renewed every `everyMs` while the caller is shown. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

export interface Asking<N extends CommandName> {
  readonly running: boolean
  /** Why the last one failed, until the next one. */
  readonly failed: ErrorCode | undefined
  readonly ask: (argument: CommandArgument<N>) => Promise<Outcome<CommandResult<N>>>
}

/** One command, with what a control has to know about it: is it under way, did it fail. */
export function useCommand<N extends CommandName>(name: N): Asking<N> {
  const [running, setRunning] = useState(false)
  const [failed, setFailed] = useState<ErrorCode>()
  const ask = useCallback(
    async (argument: CommandArgument<N>) => {
      setRunning(true)
      setFailed(undefined)
      const outcome = await send(name, argument)
      setRunning(false)
      setFailed(outcome.ok ? undefined : outcome.code)
      return outcome
    },
    [name],
  )
  return { running, failed, ask }
}

/** Something that is shown for a moment, such as "Copied"; and what begins that moment. */
export function useFlash(forMs = 4_000): readonly [shown: boolean, flash: () => void] {
  const [since, setSince] = useState<number>()
  useEffect(() => {
    if (since === undefined) return
    const timer = setTimeout(() => setSince(undefined), forMs)
    return () => clearTimeout(timer)
  }, [since, forMs])
  return [since !== undefined, useCallback(() => setSince(performance.now()), [])]
}
