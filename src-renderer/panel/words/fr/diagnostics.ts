import type { DiagnosticsWords } from '../shapes/diagnostics.ts'

export const diagnostics: DiagnosticsWords = {
  legs: 'Connexions',
  test: 'Tester maintenant',
  testing: 'Test en cours…',
  works: (length) => `Cela fonctionne (${length}).`,
  worksNot: (length) => `Cela ne fonctionne pas (${length}).`,
  push: {
    healthy:
      'Microsoft 365 et le relais de votre organisation signalent à Lockstep les changements dans Teams.',
    connecting:
      'Connexion au relais de votre organisation. Tant qu’il ne signale pas les changements dans Teams, Lockstep les recherche lui-même.',
    unhealthy:
      'Le relais de votre organisation ne signale aucun changement pour le moment. Lockstep les recherche lui-même, aussi souvent que sans relais.',
  },
  phone: {
    title: 'Ce que peut faire votre système téléphonique',
    intro: 'D’après ce que Lockstep a vu jusqu’ici.',
    none: 'Aucun téléphone n’est encore connecté.',
    unknown: 'Pas encore connu : Lockstep le verra dès que le poste sera connecté.',
    can: 'Oui',
    cannot: 'Non',
    abilities: {
      readCalls: {
        name: 'Signaler que vous êtes en communication',
        without: 'Teams n’affiche aucun appel.',
      },
      ringing: {
        name: 'Signaler que votre téléphone sonne',
        without: 'Un appel ne compte qu’à partir du décroché.',
      },
      writePresence: {
        name: 'Afficher votre statut Teams',
        without: 'Les autres téléphones ne voient pas votre statut Teams.',
      },
      writeNote: {
        name: 'Afficher une note à côté',
        without: 'Les autres téléphones voient le statut sans sa note.',
      },
      writeDoNotDisturb: {
        name: 'Activer « Ne pas déranger »',
        without: 'Il est seulement affiché ; votre téléphone sonne toujours.',
      },

      readPresence: {
        name: 'Voir ce que vous réglez sur le téléphone',
        without: 'Seul ce que vous réglez dans Teams est suivi.',
      },
      selfTest: {
        name: 'Relire ce qui a été écrit',
        without: 'Lockstep se fie à la réponse du système téléphonique.',
      },
      readEmail: {
        name: 'Dire à qui est le poste',
        without: 'Rien ne vérifie que ce poste est le vôtre.',
      },
    },
    otherComputer:
      'Lockstep fonctionne aussi pour vous sur un autre ordinateur avec ce poste. Le statut le plus récent l’emporte.',
  },
  report: {
    title: 'Rapport pour l’assistance',
    contains:
      'Le rapport contient la version, le système, les paramètres, l’état des connexions, les derniers changements et la fin du journal.',
    leavesOut:
      'Il ne contient ni mots de passe, ni jetons de connexion, ni noms, ni adresses, ni numéros de téléphone, ni vos propres notes.',
    copy: 'Copier le rapport',
    copied: 'Copié.',
    save: 'Enregistrer le rapport…',
    openLogs: 'Ouvrir le dossier du journal',
  },
}
