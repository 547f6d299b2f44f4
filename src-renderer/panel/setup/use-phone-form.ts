import { type RefObject, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Asking, useCommand } from '../hooks.ts'
import { useSnapshot } from '../store.ts'
import type { Connector, PhoneProposal, ProbeResult, TestStepResult } from '../types.ts'
import {
  formOf,
  isRare,
  type PhoneProblems,
  phoneFields,
  problemsOf,
  savedPhone,
  type TypedPhone,
} from './check-phone.ts'
import { useDraft } from './use-draft.ts'

export interface PhoneEntry {
  readonly form: RefObject<HTMLFormElement | null>
  readonly value: TypedPhone
  /** Nothing before the first attempt: nobody is told off while typing. */
  readonly problems: PhoneProblems
  readonly saving: Asking<'phone.save'>
  readonly testing: Asking<'phone.test'>
  readonly finding: Asking<'phone.probe'>
  readonly results: readonly TestStepResult[] | undefined
  /** What the last search told, until there is another one. */
  readonly found: ProbeResult | undefined
  readonly saved: boolean
  readonly change: (part: Partial<TypedPhone>) => void
  /** The kind of phone system, with what the search found for it. */
  readonly chooseConnector: (connector: Connector) => void
  readonly drop: () => void
  /** Fills in the best that is found. */
  readonly find: () => Promise<void>
  /** From the search to the whole form, without it. */
  readonly byHand: () => void
  /** Whether the form is filled in and every step of the test passed. */
  readonly test: () => Promise<boolean>
  readonly save: () => Promise<boolean>
}

const none: PhoneProblems = new Set()

/** What a proposal says, as it is typed. */
function proposed(proposal: PhoneProposal): Partial<TypedPhone> {
  const { connector, server } = proposal
  return { connector, server, ...(connector === 'pbxware' ? { more: true } : {}) }
}

/** The phone being set up: found and checked here, then tested and saved by main. */
export function usePhoneForm(): PhoneEntry {
  const snapshot = useSnapshot()
  const draft = useDraft<TypedPhone>('phone', savedPhone(snapshot))
  const saving = useCommand('phone.save')
  const testing = useCommand('phone.test')
  const finding = useCommand('phone.probe')
  const [results, setResults] = useState<readonly TestStepResult[]>()
  const [found, setFound] = useState<ProbeResult>()
  const [checked, setChecked] = useState(false)
  const [saved, setSaved] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { value } = draft
  const problems = problemsOf(value, snapshot.phone)

  /** True when the form may go up; else the first field with a problem takes the focus. */
  const check = () => {
    const first = phoneFields.find((name) => problems.has(name))
    // The field has to be there before it can take the focus.
    flushSync(() => {
      setChecked(true)
      if (first !== undefined && isRare(first)) draft.change({ more: true })
    })
    if (first === undefined) return true
    form.current?.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus()
    return false
  }
  const change = (part: Partial<TypedPhone>) => {
    setSaved(false)
    setResults(undefined)
    draft.change(part)
  }

  return {
    form,
    value,
    problems: checked ? problems : none,
    saving,
    testing,
    finding,
    results,
    found,
    saved,
    change,
    chooseConnector: (connector) => {
      const proposal = found?.proposals.find((each) => each.connector === connector)
      change(proposal === undefined ? { connector } : proposed(proposal))
    },
    drop: draft.drop,
    find: async () => {
      if (!check()) return
      setFound(undefined)
      const outcome = await finding.ask({ host: value.host.trim() })
      if (!outcome.ok) return
      setFound(outcome.value)
      const [best] = outcome.value.proposals
      if (best === undefined) return
      setChecked(false)
      change({ ...proposed(best), stage: 'form' })
    },
    byHand: () => {
      setChecked(false)
      const host = value.host.trim()
      const server = /^(?:wss?|tls|tcp):\/\//i.test(host) ? { server: host } : {}
      change({ ...server, stage: 'form' })
    },
    test: async () => {
      if (!check()) return false
      setResults(undefined)
      const outcome = await testing.ask(formOf(value))
      if (!outcome.ok) return false
      setResults(outcome.value)
      return outcome.value.every((step) => step.outcome === 'passed')
    },
    save: async () => {
      if (!check()) return false
      const outcome = await saving.ask(formOf(value))
      setSaved(outcome.ok)
      if (outcome.ok) {
        setFound(undefined)
        draft.drop()
      }
      return outcome.ok
    },
  }
}
