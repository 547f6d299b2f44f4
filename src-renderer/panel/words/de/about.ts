import type { AboutWords } from '../shapes/about.ts'

export const about: AboutWords = {
  what: 'Lockstep hält Ihren Teams-Status und Ihre Nebenstelle im Gleichschritt: Ihr Telefon zeigt, was Teams zeigt, und Teams zeigt, wenn Sie in einem Anruf sind.',
  licence: 'Freie Software unter der MIT-Lizenz.',
  cannot: {
    title: 'Was Lockstep nicht kann',
    points: [
      'Teams klingelt auch, während Sie telefonieren: Ein Anruf, den Lockstep dort zeigt, hält Teams-Anrufe nicht ab.',
      'Ihr eigenes Teams-Fenster kann Minuten hinter dem liegen, was andere sehen.',
      'Sehr kurze Anrufe erscheinen nicht in Teams.',
      'Wenn Teams nicht läuft, entscheidet Microsoft, was andere von Ihren Anrufen sehen.',
    ],
  },
  privacy: {
    title: 'Datenschutz',
    text: 'Von Ihren Anrufen erfährt Microsoft nur, dass sie beginnen und enden, ohne Namen und Nummern. Ihre Telefonanlage erfährt Ihren Teams-Status, aber nicht, wenn Sie „Als offline anzeigen“ gewählt haben. Außer für die Suche nach Updates nimmt Lockstep mit niemandem sonst Kontakt auf, und es zeichnet nicht auf, wie Sie es benutzen.',
  },
  links: {
    title: 'Zum Nachlesen',
    readme: 'Einführung',
    adminGuide: 'Anleitung für Administratoren',
    licence: 'Lizenz',
  },
}
