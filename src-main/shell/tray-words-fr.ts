import { presenceNames } from '../../src-preload/contract-words.ts'
import type { TrayTable } from './tray-table.ts'

export const fr: TrayTable = {
  states: {
    inStep: 'Synchronisé',
    connecting: 'Connexion…',
    onCall: 'En communication',
    paused: 'En pause',
    attention: 'Attention requise',
    offline: 'Hors connexion',
    signedOut: 'Déconnecté',
  },
  off: 'Désactivé',
  pausedUntil: (time) => `En pause jusqu’à ${time}`,
  teams: 'Teams',
  extension: 'Poste',
  presence: presenceNames.fr,
  menu: {
    syncOn: 'Garder synchronisé',
    pause: 'Mettre en pause',
    pause30: 'Pendant 30 minutes',
    pause60: 'Pendant 1 heure',
    pauseUntilTomorrow: 'Jusqu’à demain',
    pauseUntilResumed: 'Jusqu’à ce que je reprenne',
    resume: 'Reprendre',
    open: 'Ouvrir Lockstep',
    signIn: 'Se connecter avec Microsoft',
    signOut: 'Se déconnecter',
    quit: 'Quitter',
  },
  notifications: {
    hint: {
      title: 'Lockstep reste actif',
      body: 'Il reste dans la zone de notification et garde votre statut synchronisé. Pour quitter, utilisez le menu de son icône.',
    },
    signedOut: {
      title: 'Reconnectez-vous',
      body: 'Microsoft demande une nouvelle connexion. D’ici là, Lockstep ne synchronise rien.',
    },
    legFailing: {
      presence: {
        title: 'Votre présence Teams ne peut pas être lue',
        body: 'Cela dure depuis 5 minutes. Ouvrez Lockstep pour en voir la raison.',
      },
      extension: {
        title: 'Votre poste est injoignable',
        body: 'Cela dure depuis 5 minutes. Ouvrez Lockstep pour en voir la raison.',
      },
      callWatch: {
        title: 'Vos appels ne sont pas visibles',
        body: 'Cela dure depuis 5 minutes ; Teams ne les affiche donc pas. Ouvrez Lockstep pour en voir la raison.',
      },
    },
  },
}
