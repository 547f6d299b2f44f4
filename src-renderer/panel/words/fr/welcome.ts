import type { WelcomeWords } from '../words.ts'

export const welcome: WelcomeWords = {
  title: 'Bienvenue dans Lockstep',
  intro: 'Votre statut Teams sur votre poste, et vos appels téléphoniques dans Teams.',
  steps: { signIn: 'Connexion', phone: 'Téléphone', finish: 'Terminé' },
  progress: 'Étapes',
  done: 'Fait',
  back: 'Retour',
  next: 'Continuer',
  skip: 'Passer cette étape',
  later: 'Configurer plus tard',
  signIn: {
    title: 'Se connecter avec Microsoft',
    text: 'Avec votre compte professionnel, comme pour Teams. La page s’ouvre dans votre navigateur.',
    reads: [
      'Lockstep lit votre propre statut Teams.',
      'Il y affiche vos appels téléphoniques, si vous le souhaitez.',
    ],
    never:
      'Il ne voit ni vos messages, ni vos contacts, ni le statut des autres. Votre mot de passe reste chez Microsoft.',
    idTitle: 'D’abord une valeur de votre administrateur',
    idText: 'Votre organisation inscrit Lockstep une fois et donne cet ID à tout le monde.',
    saveId: 'Continuer',
    wrongId: 'Saisissez l’ID, par exemple 1b2c3d4e-0000-0000-0000-1234567890ab.',
    signedInAs: 'Vous êtes connecté.',
  },
  phone: {
    title: 'Connecter votre téléphone',
    text: 'Saisissez ce que vous savez ; Lockstep regarde ce qui s’y trouve. Les mots de passe restent protégés sur cet ordinateur.',
    connect: 'Connecter',
    connecting: 'Connexion…',
    saveAnyway: 'Enregistrer quand même',
    connected: 'Votre téléphone est connecté.',
  },
  finish: {
    title: 'Vous êtes synchronisé',
    almost: 'Presque synchronisé',
    text: 'Désormais, tout cela se fait tout seul :',
    missing: 'Il manque encore :',
    now: [
      'Votre poste affiche votre statut Teams.',
      'Vos appels téléphoniques s’affichent dans Teams, sauf si vous avez choisi un statut vous-même.',
      'Lockstep reste dans la zone de notification. Fermez cette fenêtre : il continue.',
    ],
    stillSignIn: 'Se connecter avec Microsoft',
    stillPhone: 'Connecter votre téléphone',
    startAtLogin: 'Démarrer Lockstep quand j’ouvre ma session sur cet ordinateur',
    finish: 'Terminer',
  },
}
