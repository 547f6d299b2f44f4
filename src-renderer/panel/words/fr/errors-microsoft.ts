import type { MicrosoftErrors } from '../words.ts'

const retries = 'Lockstep réessaie de lui-même.'
const signedOut = 'Lockstep ne voit pas votre statut Teams tant que vous n’êtes pas connecté.'
const lastKept = 'Votre poste garde le statut qu’il affiche actuellement.'

export const microsoftErrors: MicrosoftErrors = {
  'signIn.cancelled': {
    cause: 'La connexion a été annulée.',
    consequence: signedOut,
    advice: 'Connectez-vous quand vous êtes prêt.',
  },
  'signIn.declined': {
    cause: 'Les autorisations ont été refusées sur la page Microsoft.',
    consequence: 'Lockstep se passe de ce qui n’a pas été autorisé.',
    advice:
      'Reconnectez-vous et acceptez : Lockstep lit seulement votre présence et affiche vos appels.',
  },
  'signIn.timedOut': {
    cause: 'La connexion n’a pas été terminée en 5 minutes.',
    consequence: signedOut,
    advice: 'Reconnectez-vous ; la page Microsoft s’ouvre dans votre navigateur.',
  },
  'signIn.wrongTenant': {
    cause: 'Microsoft ne connaît pas ce locataire, ou votre compte n’en fait pas partie.',
    consequence: signedOut,
    advice: 'Vérifiez le locataire dans les paramètres Microsoft.',
  },
  'signIn.wrongClient': {
    cause: 'Microsoft ne connaît pas cet ID client dans votre locataire.',
    consequence: signedOut,
    advice: 'Vérifiez l’ID client dans les paramètres Microsoft.',
  },
  'signIn.consentRequired': {
    cause: 'Lockstep a besoin de votre consentement pour voir votre présence.',
    consequence: signedOut,
    advice: 'Reconnectez-vous et acceptez les autorisations.',
  },
  'signIn.adminConsentRequired': {
    cause: 'Dans votre organisation, un administrateur doit d’abord approuver Lockstep.',
    consequence: signedOut,
    advice: 'Envoyez le lien à votre administrateur ; ou ouvrez la page, si c’est vous.',
  },
  'signIn.expired': {
    cause: 'Votre connexion a expiré.',
    consequence: signedOut,
    advice: 'Reconnectez-vous.',
  },
  'signIn.multiFactorRequired': {
    cause: 'Microsoft vous demande de confirmer que c’est bien vous.',
    consequence: signedOut,
    advice: 'Reconnectez-vous et confirmez avec votre second facteur.',
  },
  'signIn.blocked': {
    cause: 'Une règle de votre organisation bloque la connexion sur cet ordinateur.',
    consequence: signedOut,
    advice: 'Demandez à votre administrateur ; le guide indique les règles qui comptent.',
  },
  'signIn.accountDisabled': {
    cause: 'Ce compte Microsoft est désactivé.',
    consequence: signedOut,
    advice: 'Connectez-vous avec un autre compte, ou demandez à votre administrateur.',
  },
  'signIn.notConfigured': {
    cause: 'L’ID client de l’inscription d’application de votre organisation manque.',
    consequence: signedOut,
    advice: 'Saisissez-le dans les paramètres Microsoft ; votre administrateur le connaît.',
  },
  'signIn.network': {
    cause: 'Le service de connexion de Microsoft n’a pas pu être joint.',
    consequence: lastKept,
    advice: 'Vérifiez la connexion Internet, puis réessayez.',
  },
  'signIn.busy': {
    cause: 'Le service de connexion de Microsoft a demandé à Lockstep d’attendre.',
    consequence: lastKept,
    advice: retries,
  },
  'signIn.failed': {
    cause: 'Microsoft a refusé la connexion pour une raison que Lockstep ne connaît pas.',
    consequence: signedOut,
    advice:
      'Reconnectez-vous. Si cela persiste, envoyez à votre administrateur le rapport (Paramètres, Diagnostic).',
  },
  'signIn.stepUpRequired': {
    cause: 'Votre organisation vous demande de confirmer encore une fois votre connexion.',
    consequence: signedOut,
    advice: 'Reconnectez-vous ; la page Microsoft demande ce qui manque.',
  },
  'signIn.deviceNotCompliant': {
    cause: 'Votre organisation ne l’autorise que sur un ordinateur géré ou conforme.',
    consequence: signedOut,
    advice: 'Demandez à votre administrateur si cet ordinateur peut être inscrit.',
  },
  'signIn.passwordChanged': {
    cause: 'Votre mot de passe Microsoft a changé ou a expiré.',
    consequence: signedOut,
    advice: 'Reconnectez-vous avec le nouveau mot de passe.',
  },
  'signIn.cloudUnsupported': {
    cause:
      'Ce locataire se trouve dans le cloud Microsoft de Chine, qui n’a pas de service de présence.',
    consequence: signedOut,
    advice:
      'Demandez à votre administrateur un locataire d’un autre cloud, puis saisissez-le dans les paramètres Microsoft.',
  },
  'signIn.writeConsentRequired': {
    cause: 'Lockstep peut lire votre présence, mais pas encore afficher vos appels.',
    consequence: 'Vos appels n’apparaissent pas dans Teams. Tout le reste fonctionne.',
    advice: 'Autorisez-le une fois sur la page Microsoft.',
  },
  'net.proxyUnreachable': {
    cause: 'Le proxy de ce réseau ne répond pas.',
    consequence: lastKept,
    advice: `Vérifiez le réseau ou les paramètres de proxy du système. ${retries}`,
  },
  'net.proxyRefused': {
    cause: 'Le proxy de ce réseau a refusé l’accès à Microsoft.',
    consequence: lastKept,
    advice:
      'Demandez à votre administrateur d’autoriser les adresses du guide de l’administrateur.',
  },
  'net.proxyCredentials': {
    cause: 'Le proxy de ce réseau demande un nom d’utilisateur et un mot de passe.',
    consequence: lastKept,
    advice:
      'Demandez à votre administrateur un proxy qui accepte l’authentification de votre ordinateur.',
  },
  'net.certificate': {
    cause: 'Cet ordinateur ne fait pas confiance au certificat présenté pour Microsoft.',
    consequence: lastKept,
    advice:
      'Demandez à votre administrateur d’installer l’autorité de certification de votre organisation.',
  },
  'graph.network': {
    cause: 'Microsoft 365 est injoignable depuis cet ordinateur.',
    consequence: lastKept,
    advice: `Vérifiez la connexion Internet. ${retries}`,
  },
  'graph.timedOut': {
    cause: 'Microsoft 365 n’a pas répondu à temps.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.notGraph': {
    cause: 'Un intermédiaire entre cet ordinateur et Microsoft 365 a répondu à sa place.',
    consequence: lastKept,
    advice:
      'Un réseau invité demande peut-être une connexion : ouvrez votre navigateur, puis réessayez.',
  },
  'graph.malformed': {
    cause: 'Lockstep n’a pas pu comprendre la réponse de Microsoft 365.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.throttled': {
    cause: 'Microsoft 365 a demandé à Lockstep d’attendre.',
    consequence: 'Les changements de votre statut Teams sont vus un peu plus tard.',
    advice: 'Rien à faire : Lockstep continue dès qu’il le peut.',
  },
  'graph.unavailable': {
    cause: 'Microsoft 365 rencontre un problème.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.unauthorized': {
    cause: 'Microsoft 365 n’accepte plus votre connexion.',
    consequence: lastKept,
    advice: 'Reconnectez-vous.',
  },
  'graph.forbidden': {
    cause: 'Votre compte n’est pas autorisé à lire ou à définir sa présence.',
    consequence: lastKept,
    advice: 'Demandez à votre administrateur : le guide indique les autorisations nécessaires.',
  },
  'graph.noPresence': {
    cause: 'Microsoft 365 ne connaît aucune présence Teams pour ce compte.',
    consequence: 'Il n’y a rien à afficher sur votre poste.',
    advice: 'Vérifiez que le compte dispose de Teams et que le bon cloud est choisi.',
  },
  'graph.rejected': {
    cause: 'Microsoft 365 a rejeté une demande.',
    consequence: 'Votre appel n’apparaîtra peut-être pas dans Teams.',
    advice: retries,
  },
  'graph.staleDecision': {
    cause: 'Votre statut Teams a été lu il y a trop longtemps pour s’y fier.',
    consequence: 'Votre appel apparaît un instant plus tard dans Teams.',
    advice: 'Rien à faire : Lockstep le relit d’abord.',
  },
}
