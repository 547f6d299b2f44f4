import type { MappingWords } from '../shapes/mapping.ts'

export const mapping: MappingWords = {
  intro:
    'Ce que les autres téléphones voient de vous pour chaque statut Teams. Les modifications sont enregistrées aussitôt.',
  introBlocking:
    'Pour quel statut Teams « Ne pas déranger » bloque les appels sur votre poste. Les modifications sont enregistrées aussitôt.',
  showsNothing:
    'Votre système téléphonique ne peut afficher aucun statut, et « Ne pas déranger » n’est pas configuré pour bloquer les appels. Vous pouvez l’activer dans les réglages du téléphone.',
  blocksCalls: 'Bloque les appels',
  onlyShows:
    '« Ne pas déranger » est seulement affiché ici et ne bloque pas les appels. Pour les bloquer, utilisez la fonction « Ne pas déranger » de votre téléphone.',
  neutral: 'Affiché comme un simple « Absent(e) », qui ne révèle rien.',
  activity: 'Affichage',
  note: 'Note',
  // French sets a space before the colon that follows.
  preview: 'Sur les autres téléphones\u00a0',
  changed: 'Modifié',
  reset: 'Réinitialiser',
  resetAll: 'Tout réinitialiser',
  resetSure: 'Rétablir toutes les lignes par défaut ?',
  resetNow: 'Tout réinitialiser maintenant',
  keep: 'Conserver',
  done: 'Toutes les lignes sont réinitialisées.',
}
