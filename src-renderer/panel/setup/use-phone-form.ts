import { type RefObject, useRef, useState } from 'react'
import { type Asking, useCommand } from '../hooks.ts'
import { useSnapshot } from '../store.ts'
import type { TestStepResult } from '../types.ts'
import { formOf, type PhoneProblems, problemsOf, type TypedPhone } from './check-phone.ts'
import { useDraft } from './use-draft.ts'

const empty: TypedPhone = { server: '', address: '', authorizationUser: '', password: '' }

export interface PhoneEntry {
  readonly form: RefObject<HTMLFormElement | null>
  readonly value: TypedPhone
  /** Nothing before the first attempt: nobody is told off while typing. */
  readonly problems: PhoneProblems
  readonly saving: Asking<'phone.save'>
  readonly testing: Asking<'phone.test'>
  readonly results: readonly TestStepResult[] | undefined
  readonly saved: boolean
  readonly change: (part: Partial<TypedPhone>) => void
  readonly drop: () => void
  /** Whether the form is filled in and all four steps passed, or are only unsupported. */
  readonly test: () => Promise<boolean>
  readonly save: () => Promise<boolean>
}

const none: PhoneProblems = { server: false, address: false, password: false }

/** The SIP account being typed: checked here, then tested and saved by main. */
export function usePhoneForm(): PhoneEntry {
  const { phone, phoneTemplate } = useSnapshot()
  const draft = useDraft<TypedPhone>('phone', { ...empty, ...(phone ?? phoneTemplate) })
  const saving = useCommand('phone.save')
  const testing = useCommand('phone.test')
  const [results, setResults] = useState<readonly TestStepResult[]>()
  const [checked, setChecked] = useState(false)
  const [saved, setSaved] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const problems = problemsOf(draft.value, phone, phoneTemplate !== undefined)

  /** True when the form may go up; else the first field with a problem takes the focus. */
  const check = () => {
    setChecked(true)
    const first = (['server', 'address', 'password'] as const).find((name) => problems[name])
    if (first === undefined) return true
    form.current?.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus()
    return false
  }

  return {
    form,
    value: draft.value,
    problems: checked ? problems : none,
    saving,
    testing,
    results,
    saved,
    change: (part) => {
      setSaved(false)
      setResults(undefined)
      draft.change(part)
    },
    drop: draft.drop,
    test: async () => {
      if (!check()) return false
      setResults(undefined)
      const outcome = await testing.ask(formOf(draft.value))
      if (!outcome.ok) return false
      setResults(outcome.value)
      return outcome.value.every((step) => step.outcome === 'passed')
    },
    save: async () => {
      if (!check()) return false
      const outcome = await saving.ask(formOf(draft.value))
      setSaved(outcome.ok)
      if (outcome.ok) draft.drop()
      return outcome.ok
    },
  }
}
