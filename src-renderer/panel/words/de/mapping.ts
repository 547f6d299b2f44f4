import type { MappingWords } from '../shapes/mapping.ts'

export const mapping: MappingWords = {
  intro:
    'Was andere Telefone bei jedem Teams-Status von Ihnen sehen. Änderungen werden sofort gespeichert.',
  introBlocking:
    'Bei welchem Teams-Status „Nicht stören“ an Ihrer Nebenstelle Anrufe abhält. Änderungen werden sofort gespeichert.',
  showsNothing:
    'Ihre Telefonanlage kann keinen Status von Ihnen zeigen, und „Nicht stören“ ist nicht dafür eingerichtet, Anrufe abzuhalten. Das lässt sich in den Telefoneinstellungen einschalten.',
  blocksCalls: 'Hält Anrufe ab',
  onlyShows:
    '„Nicht stören“ wird hier nur angezeigt und hält keine Anrufe ab. Dafür gibt es „Nicht stören“ an Ihrem Telefon.',
  neutral: 'Erscheint als schlichtes „Abwesend“, das nichts verrät.',
  activity: 'Anzeige',
  note: 'Hinweis',
  preview: 'Auf anderen Telefonen',
  changed: 'Geändert',
  reset: 'Zurücksetzen',
  resetAll: 'Alle zurücksetzen',
  resetSure: 'Alle Zeilen auf die Vorgabe von Lockstep zurücksetzen?',
  resetNow: 'Jetzt alle zurücksetzen',
  keep: 'Behalten',
  done: 'Alle Zeilen sind zurückgesetzt.',
}
