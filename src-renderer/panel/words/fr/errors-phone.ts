import type { PhoneErrors } from '../words.ts'
import { asteriskErrors } from './errors-asterisk.ts'
import { pbxwareErrors } from './errors-pbxware.ts'

const retries = 'Lockstep réessaie de lui-même.'
const lastKept = 'Votre poste garde le statut qu’il affiche actuellement.'
const phoneDown = 'Votre poste n’est pas mis à jour et les appels ne sont pas vus.'

export const phoneErrors: PhoneErrors = {
  'sip.unreachable': {
    cause: 'Le système téléphonique est injoignable depuis cet ordinateur.',
    consequence: phoneDown,
    advice: `Vérifiez votre réseau ou VPN, puis le serveur dans les paramètres du téléphone. ${retries}`,
  },
  'sip.unknownHost': {
    cause: 'Le nom du serveur téléphonique est inconnu.',
    consequence: phoneDown,
    advice: 'Vérifiez son orthographe dans les paramètres du téléphone, et s’il vous faut un VPN.',
  },
  'sip.refused': {
    cause: 'Le serveur téléphonique a refusé la connexion.',
    consequence: phoneDown,
    advice: 'Vérifiez le port et le chemin du serveur dans les paramètres du téléphone.',
  },
  'sip.certificate': {
    cause: 'Cet ordinateur ne fait pas confiance au certificat du serveur téléphonique.',
    consequence: phoneDown,
    advice: 'Demandez à votre administrateur : le guide explique comment y remédier.',
  },
  'sip.notSip': {
    cause: 'Le serveur répond, mais n’y parle pas SIP.',
    consequence: phoneDown,
    advice: 'Vérifiez le port et le chemin ; sur WebSocket, beaucoup de systèmes utilisent /ws.',
  },
  'sip.wrongPassword': {
    cause: 'Le système téléphonique n’accepte pas ce nom d’utilisateur et ce mot de passe.',
    consequence: phoneDown,
    advice: 'Saisissez de nouveau le mot de passe du poste dans les paramètres du téléphone.',
  },
  'sip.forbidden': {
    cause: 'Le système téléphonique ne l’autorise pas pour votre poste.',
    consequence: phoneDown,
    advice:
      'Vérifiez le poste dans les paramètres du téléphone, ou demandez à votre administrateur.',
  },
  'sip.notFound': {
    cause: 'Le système téléphonique ne connaît pas ce poste.',
    consequence: phoneDown,
    advice: 'Vérifiez l’adresse du poste dans les paramètres du téléphone.',
  },
  'sip.publishUnsupported': {
    cause: 'Ce système téléphonique n’accepte pas de présence de l’extérieur (PUBLISH).',
    consequence:
      'Votre statut Teams n’apparaît pas sur le poste. Les appels apparaissent toujours dans Teams.',
    advice: 'Demandez à votre administrateur si la présence peut être activée.',
  },
  'sip.dialogUnsupported': {
    cause: 'Ce système téléphonique ne signale pas les appels (paquet d’événements « dialog »).',
    consequence:
      'Les appels n’apparaissent pas dans Teams. Votre statut Teams apparaît toujours sur le poste.',
    advice: 'Demandez à votre administrateur si le signalement des appels peut être activé.',
  },
  'sip.timedOut': {
    cause: 'Le système téléphonique n’a pas répondu à temps.',
    consequence: phoneDown,
    advice: `Vérifiez votre réseau ou VPN. ${retries}`,
  },
  'sip.connectionLost': {
    cause: 'La connexion au système téléphonique a été perdue.',
    consequence: lastKept,
    advice: 'Rien à faire : Lockstep se reconnecte et remet tout à jour.',
  },
  'sip.malformed': {
    cause: 'Le système téléphonique a envoyé quelque chose d’incompréhensible.',
    consequence: 'Ce message a été ignoré ; le reste continue.',
    advice: 'Si cela persiste, envoyez à votre administrateur le rapport (Paramètres, Diagnostic).',
  },
  'sip.serverError': {
    cause: 'Le système téléphonique a signalé une erreur interne.',
    consequence: phoneDown,
    advice: retries,
  },
  'sip.lineCrashed': {
    cause: 'La partie de Lockstep qui parle au système téléphonique s’est arrêtée.',
    consequence: phoneDown,
    advice: 'Rien à faire : elle redémarre.',
  },
  'sip.hostNotAllowed': {
    cause: 'Votre organisation n’autorise pas ce serveur téléphonique.',
    consequence: phoneDown,
    advice: 'Utilisez le serveur que votre administrateur vous indique.',
  },
  'sip.notEncrypted': {
    cause: 'La connexion au système téléphonique n’est pas chiffrée.',
    consequence:
      'Tout fonctionne, mais d’autres peuvent voir en chemin vos appels et votre statut.',
    advice: 'Demandez à votre administrateur une adresse en tls:// ou wss://.',
  },
  'innovaphone.notMyApps': {
    cause: 'Le serveur répond, mais ce n’est pas un PBX innovaphone, ou myApps n’y est pas ouvert.',
    consequence: phoneDown,
    advice:
      'Vérifiez le serveur dans les paramètres du téléphone ; votre administrateur connaît le chemin.',
  },
  'innovaphone.signInNeeded': {
    cause: 'Le PBX innovaphone veut que vous vous connectiez de nouveau.',
    consequence: phoneDown,
    advice:
      'Ouvrez les paramètres du téléphone : saisissez le mot de passe, ou connectez-vous dans le navigateur avec Tester.',
  },
  'innovaphone.methodUnsupported': {
    cause: 'Le PBX innovaphone demande une façon de se connecter que Lockstep ne connaît pas.',
    consequence: phoneDown,
    advice: 'Demandez à votre administrateur : le guide indique celles qui fonctionnent.',
  },
  'innovaphone.notProven': {
    cause: 'Le serveur n’a pas pu prouver qu’il est votre PBX innovaphone.',
    consequence: `Il n’a reçu que la preuve d’un mot de passe. ${phoneDown}`,
    advice:
      'Vérifiez le serveur dans les paramètres du téléphone, et prévenez votre administrateur.',
  },
  'innovaphone.twoFactor': {
    cause: 'Le PBX innovaphone attend que vous confirmiez la connexion sur un autre appareil.',
    consequence: phoneDown,
    advice: 'Confirmez-la dans myApps sur votre téléphone, si le numéro est celui affiché ici.',
  },
  'innovaphone.notShown': {
    cause: 'Le PBX innovaphone a accepté votre statut, mais ne l’affiche pas.',
    consequence:
      'D’autres voient peut-être un autre statut sur votre poste. Les appels arrivent toujours dans Teams.',
    advice: 'Demandez à votre administrateur si un autre programme définit aussi votre statut.',
  },
  'innovaphone.unknownCallState': {
    cause: 'Le PBX innovaphone a signalé un appel d’une façon que Lockstep ne connaît pas.',
    consequence: 'Cet appel n’a pas été compté ; les autres le sont toujours.',
    advice: 'Envoyez le rapport à votre administrateur (Paramètres, Diagnostic).',
  },
  'extension.taken': {
    cause: 'Le Lockstep de quelqu’un d’autre utilise déjà ce poste.',
    consequence: 'Rien n’y est écrit, pour que vous ne vous écrasiez pas l’un l’autre.',
    advice:
      'Vérifiez le poste dans les paramètres du téléphone, ou demandez à votre administrateur.',
  },
  ...asteriskErrors,
  'doNotDisturb.codeRefused': {
    cause: 'Le système téléphonique a refusé de commuter « Ne pas déranger ».',
    consequence:
      'Votre téléphone sonne toujours, ou reste muet plus longtemps que Teams ne le dit.',
    advice:
      'Vérifiez les codes de fonction dans les paramètres du téléphone, ou demandez à votre administrateur.',
  },
  'doNotDisturb.unsupported': {
    cause:
      'Ce système téléphonique n’offre à Lockstep aucun moyen de commuter « Ne pas déranger ».',
    consequence:
      'Votre téléphone sonne toujours : « Ne pas déranger » est seulement montré aux autres.',
    advice:
      'Saisissez les codes de fonction de votre système téléphonique dans les paramètres du téléphone, s’il en a.',
  },
  'doNotDisturb.noEffect': {
    cause:
      'Le système téléphonique a accepté de commuter « Ne pas déranger », mais ne le montre pas.',
    consequence: 'Votre téléphone sonne peut-être toujours, ou reste muet.',
    advice: 'Vérifiez les codes de fonction et le voyant dans les paramètres du téléphone.',
  },
  'settings.locked': {
    cause: 'Ce paramètre est défini par votre organisation.',
    consequence: 'Il reste tel quel.',
    advice: 'Demandez à votre administrateur s’il doit être modifié.',
  },
  'settings.policyInvalid': {
    cause: 'Une partie de la stratégie de votre organisation n’a pas pu être comprise.',
    consequence: 'Cette partie est ignorée ; le reste s’applique.',
    advice: 'Envoyez à votre administrateur le rapport (Paramètres, Diagnostic).',
  },
  'file.notSaved': {
    cause: 'Le fichier n’a pas pu être enregistré.',
    consequence: 'Rien n’a été écrit.',
    advice: 'Essayez un autre dossier.',
  },
  'update.failed': {
    cause: 'La mise à jour n’a pas pu être téléchargée ou vérifiée.',
    consequence: 'Cette version continue de fonctionner.',
    advice: 'Lockstep réessaie de lui-même ; vous pouvez aussi essayer maintenant.',
  },
  'settings.corrupt': {
    cause: 'Le fichier des paramètres n’a pas pu être lu et a été mis de côté.',
    consequence: 'Lockstep continue avec les derniers paramètres valables.',
    advice: 'Vérifiez que les paramètres vous conviennent.',
  },
  'settings.newer': {
    cause: 'Le fichier des paramètres vient d’une version plus récente de Lockstep.',
    consequence:
      'Il reste tel quel ; ce que vous modifiez maintenant ne vaut que jusqu’à la fermeture de Lockstep.',
    advice: 'Installez la version plus récente pour l’utiliser de nouveau.',
  },
  'secrets.unprotected': {
    cause: 'Cet ordinateur ne peut pas protéger les mots de passe enregistrés.',
    consequence:
      'Ils restent seulement en mémoire : vous devrez vous reconnecter après chaque démarrage.',
    advice: 'Le guide de l’administrateur explique comment activer un trousseau de clés.',
  },
  'secrets.unreadable': {
    cause: 'Un mot de passe ou une connexion enregistrés ne peuvent plus être lus.',
    consequence: 'Vous devez les saisir de nouveau.',
    advice: 'Connectez-vous, et saisissez de nouveau le mot de passe du téléphone.',
  },
  'command.invalid': {
    cause: 'Une saisie n’est pas valable.',
    consequence: 'Rien n’a été modifié.',
    advice: 'Vérifiez les champs, puis réessayez.',
  },
  internal: {
    cause: 'Lockstep a fait une erreur.',
    consequence: 'Seule cette opération n’a pas été faite ; le reste continue.',
    advice:
      'Réessayez. Si cela persiste, redémarrez Lockstep et envoyez le rapport (Paramètres, Diagnostic).',
  },
  ...pbxwareErrors,
}
