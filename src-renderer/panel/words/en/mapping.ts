import type { MappingWords } from '../shapes/mapping.ts'

export const mapping: MappingWords = {
  intro: 'What other phones see of you for each status in Teams. Changes are saved at once.',
  introBlocking:
    'For which status in Teams Do not disturb on your extension stops calls. Changes are saved at once.',
  showsNothing:
    'Your phone system can show no status of yours, and Do not disturb is not set up to stop calls. Turn that on in the phone settings, if you like.',
  blocksCalls: 'Stops calls',
  onlyShows:
    'Do not disturb is only shown here, it does not block calls. To block them, use the do not disturb of your phone.',
  neutral: 'Shown as a plain Away, so that it gives nothing away.',
  activity: 'Shown as',
  note: 'Note',
  preview: 'On other phones',
  changed: 'Changed',
  reset: 'Reset',
  resetAll: 'Reset all',
  resetSure: 'Reset all rows to their defaults?',
  resetNow: 'Reset all now',
  keep: 'Keep',
  done: 'All rows are reset.',
}
