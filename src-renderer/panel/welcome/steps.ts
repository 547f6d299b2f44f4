/** The steps of the welcome, and how far the snapshot says the person is. */
import type { Snapshot } from '../types.ts'

export const welcomeSteps = ['signIn', 'phone', 'finish'] as const
export type WelcomeStep = (typeof welcomeSteps)[number]

/** Whether what a step is for is there; the last one is over when the person says so. */
export function isComplete(step: WelcomeStep, { account, phone, settings }: Snapshot): boolean {
  switch (step) {
    case 'signIn':
      return account.state === 'signedIn'
    case 'phone':
      return phone !== null
    case 'finish':
      return settings.welcomed
  }
}

/** Where the welcome begins or goes on: the first step that is not complete. */
export function openStep(snapshot: Snapshot): WelcomeStep {
  return stepAfter(null, snapshot)
}

/** The next step that is not complete; the last one in any case. */
export function stepAfter(step: WelcomeStep | null, snapshot: Snapshot): WelcomeStep {
  const rest = step === null ? welcomeSteps : welcomeSteps.slice(welcomeSteps.indexOf(step) + 1)
  return rest.find((each) => !isComplete(each, snapshot)) ?? 'finish'
}
