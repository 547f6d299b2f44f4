import { presenceNames } from '../../../src-preload/contract-words.ts'
import { about } from './fr/about.ts'
import { account } from './fr/account.ts'
import { diagnostics } from './fr/diagnostics.ts'
import { microsoftErrors } from './fr/errors-microsoft.ts'
import { phoneErrors } from './fr/errors-phone.ts'
import { mapping } from './fr/mapping.ts'
import { phoneSetup } from './fr/phone-setup.ts'
import { rules } from './fr/rules.ts'
import { settings } from './fr/settings.ts'
import { setup } from './fr/setup.ts'
import { status } from './fr/status.ts'
import { timeline } from './fr/timeline.ts'
import { welcome } from './fr/welcome.ts'
import type { Words } from './words.ts'

export const fr: Words = {
  language: 'fr',
  views: { status: 'Statut', timeline: 'Historique', settings: 'Paramètres' },
  pages: {
    sync: { name: 'Synchronisation', about: 'Activée ou non, et dans quel sens' },
    calls: { name: 'Appels', about: 'Sonnerie, délais, Teams non ouvert' },
    mapping: { name: 'Ce que montre le téléphone', about: 'Pour chaque statut Teams' },
    microsoft: { name: 'Microsoft', about: 'Comptes, autorisations, inscription' },
    phone: { name: 'Téléphone', about: 'Serveur, poste, mot de passe' },
    general: { name: 'Général', about: 'Démarrage, apparence, langue, mises à jour' },
    diagnostics: { name: 'Diagnostic', about: 'Tester les connexions, rapport, journal' },
    about: { name: 'À propos de Lockstep', about: 'Version, licence, guides' },
  },
  back: 'Retour aux paramètres',
  navigation: 'Vues',
  starting: 'Un instant…',
  version: (version) => `Lockstep ${version}`,
  presence: presenceNames.fr,
  rpid: {
    none: 'Disponible',
    away: 'Absent(e)',
    busy: 'Occupé(e)',
    meeting: 'En réunion',
    'on-the-phone': 'Au téléphone',
    presentation: 'En présentation',
    dnd: 'Ne pas déranger',
    vacation: 'Absent(e) du bureau',
  },
  errors: { ...microsoftErrors, ...phoneErrors },
  actions: {
    signIn: 'Se connecter avec Microsoft',
    refresh: 'Réessayer maintenant',
    setUpMicrosoft: 'Ouvrir les paramètres Microsoft',
    setUpPhone: 'Ouvrir les paramètres du téléphone',
    adminGuide: 'Ouvrir le guide de l’administrateur',
    allowCalls: 'Autoriser les appels dans Teams',
    checkUpdate: 'Rechercher des mises à jour',
    confirmExtension: 'C’est mon poste',
  },
  rules,
  status,
  timeline,
  setup,
  phoneSetup,
  settings,
  mapping,
  diagnostics,
  about,
  welcome,
  account,
}
