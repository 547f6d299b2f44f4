import type { WelcomeWords } from '../words.ts'

export const welcome: WelcomeWords = {
  title: 'Willkommen bei Lockstep',
  intro: 'Ihr Teams-Status auf Ihrer Nebenstelle, und Ihre Telefonate in Teams.',
  steps: { signIn: 'Anmelden', phone: 'Telefon', finish: 'Fertig' },
  progress: 'Schritte',
  done: 'Erledigt',
  back: 'Zurück',
  next: 'Weiter',
  skip: 'Schritt überspringen',
  later: 'Später einrichten',
  signIn: {
    title: 'Bei Microsoft anmelden',
    text: 'Mit Ihrem Arbeitskonto, wie bei Teams. Die Seite öffnet sich im Browser.',
    reads: [
      'Lockstep liest Ihren eigenen Teams-Status.',
      'Es zeigt dort Ihre Telefonate, wenn Sie möchten.',
    ],
    never:
      'Es sieht keine Nachrichten, keine Kontakte und nicht den Status anderer. Ihr Kennwort bleibt bei Microsoft.',
    idTitle: 'Zuerst ein Wert von Ihrem Administrator',
    idText: 'Ihre Organisation registriert Lockstep einmal und gibt allen diese ID.',
    saveId: 'Weiter',
    wrongId: 'Geben Sie die ID ein, etwa 1b2c3d4e-0000-0000-0000-1234567890ab.',
    signedInAs: 'Sie sind angemeldet.',
  },
  phone: {
    title: 'Telefon verbinden',
    text: 'Geben Sie ein, was Sie wissen; Lockstep sieht nach, was dort ist. Kennwörter bleiben geschützt auf diesem Computer.',
    connect: 'Verbinden',
    connecting: 'Verbindet…',
    saveAnyway: 'Trotzdem speichern',
    connected: 'Ihr Telefon ist verbunden.',
  },
  finish: {
    title: 'Sie sind im Gleichschritt',
    almost: 'Fast im Gleichschritt',
    text: 'Ab jetzt geschieht all das von selbst:',
    missing: 'Was noch fehlt:',
    now: [
      'Ihre Nebenstelle zeigt Ihren Teams-Status.',
      'Ihre Telefonate erscheinen in Teams, außer wenn Sie selbst einen Status gewählt haben.',
      'Lockstep wohnt im Infobereich. Wenn Sie dieses Fenster schließen, arbeitet es weiter.',
    ],
    stillSignIn: 'Bei Microsoft anmelden',
    stillPhone: 'Telefon verbinden',
    startAtLogin: 'Lockstep starten, wenn ich mich an diesem Computer anmelde',
    finish: 'Fertig',
  },
}
