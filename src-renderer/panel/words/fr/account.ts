import type { AccountWords } from '../words.ts'

export const account: AccountWords = {
  menu: (name) => `Compte : ${name}`,
  menuSignedOut: 'Compte : déconnecté',
  accounts: 'Comptes',
  active: 'Actif',
  use: 'Utiliser',
  nameUse: (name) => `Utiliser ${name}`,
  add: 'Ajouter un autre compte',
  addText:
    'Lockstep suit un seul compte à la fois. Les autres restent connectés sur cet ordinateur.',
  manage: 'Comptes et autorisations',
  forget: 'Supprimer',
  forgetNamed: (name) => `Supprimer ${name}`,
  forgetSure: (name) => `Déconnecter ${name} et supprimer le compte de cet ordinateur ?`,
  forgetNow: 'Supprimer le compte',
  keep: 'Conserver',
  registration: 'Inscription de l’application',
  registrationText: 'À ne modifier que si votre administrateur vous le demande.',
  calls: {
    title: 'Appels dans Teams',
    text: 'Lockstep peut lire votre statut. Pour afficher vos appels, il lui faut une autorisation de plus : définir votre statut, et uniquement le vôtre.',
    allow: 'Autoriser les appels dans Teams',
    asking: 'Terminez sur la page Microsoft dans votre navigateur.',
    granted: 'Lockstep peut afficher vos appels dans Teams.',
  },
  consent: {
    open: 'Ouvrir la page de consentement',
    copy: 'Copier le lien de consentement',
    copied: 'Copié',
  },
}
