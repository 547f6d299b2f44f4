import type { PbxwareErrors } from '../words.ts'

export const pbxwareErrors: PbxwareErrors = {
  'identity.mismatch': {
    cause: 'L’adresse e-mail de ce poste n’est pas votre identifiant Microsoft.',
    consequence: 'Rien n’y est écrit, pour que personne ne soit affiché ou rendu muet par erreur.',
    advice:
      'Si c’est bien le vôtre, confirmez-le ; sinon, vérifiez le poste dans les paramètres du téléphone.',
  },
  'identity.duplicate': {
    cause: 'Plusieurs postes du système téléphonique ont votre adresse e-mail.',
    consequence: 'Aucun n’est modifié, car on ne sait pas lequel est le vôtre.',
    advice: 'Demandez à votre administrateur de donner à chaque poste sa propre adresse e-mail.',
  },
  'pbxware.doNotDisturbOnly': {
    cause: 'PBXware n’accepte que « Ne pas déranger » d’autres programmes.',
    consequence:
      'Occupé, absent et les notes ne peuvent pas être écrits sur PBXware. Vos appels parviennent toujours à Teams.',
    advice:
      'Rien à faire. Vous choisissez dans les paramètres du téléphone si les appels sont retenus.',
  },
  'pbxware.noExtension': {
    cause: 'PBXware ne connaît aucun poste dont l’adresse e-mail est votre identifiant Microsoft.',
    consequence: '« Ne pas déranger » n’est pas activé.',
    advice:
      'Demandez à votre administrateur de saisir votre identifiant comme adresse e-mail de votre poste.',
  },
  'pbxware.vendorSync': {
    cause: 'Le Teams Presence Sync de PBXware est peut-être activé pour votre poste.',
    consequence: 'Deux programmes écriraient alors le même statut et s’annuleraient.',
    advice:
      'Demandez à votre administrateur de le désactiver pour votre poste et de l’indiquer dans le relais.',
  },
  'pbxware.notEffective': {
    cause: 'PBXware a accepté l’ordre, mais « Ne pas déranger » n’a pas changé.',
    consequence: 'Votre téléphone sonne comme avant.',
    advice: 'Demandez à votre administrateur de vérifier le service de votre poste dans PBXware.',
  },
  'pbxware.relay': {
    cause: 'Le relais de votre organisation ne vous sert pas ici.',
    consequence: '« Ne pas déranger » n’est pas activé. Vos appels parviennent toujours à Teams.',
    advice:
      'Vérifiez le relais dans les paramètres du téléphone, ou demandez à votre administrateur.',
  },
  'pbxware.system': {
    cause: 'Le relais ne peut pas utiliser l’interface de PBXware.',
    consequence: '« Ne pas déranger » n’est pas activé. Vos appels parviennent toujours à Teams.',
    advice: 'Prévenez votre administrateur : le journal du relais dit pourquoi.',
  },
  'pbxware.unavailable': {
    cause: 'PBXware ou le relais ne répond pas.',
    consequence: '« Ne pas déranger » reste tel quel.',
    advice: 'Vérifiez votre réseau ou VPN. Lockstep réessaie tout seul.',
  },
}
