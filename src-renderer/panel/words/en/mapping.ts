import type { MappingWords } from '../shapes/mapping.ts'

export const mapping: MappingWords = {
  intro: 'What other phones see of you for each status in Teams. Changes are saved at once.',
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
