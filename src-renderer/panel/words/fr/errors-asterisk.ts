import type { AsteriskErrors } from '../words.ts'

const retries = 'Lockstep réessaie de lui-même.'
const lastKept = 'Votre poste garde le statut qu’il affiche actuellement.'
const phoneDown = 'Votre poste n’est pas mis à jour et les appels ne sont pas vus.'
const notSwitched = '« Ne pas déranger » de votre poste n’est pas commuté.'

export const asteriskErrors: AsteriskErrors = {
  'ari.unreachable': {
    cause: 'L’interface REST d’Asterisk (ARI) est injoignable.',
    consequence: phoneDown,
    advice: `Vérifiez son adresse dans les paramètres du téléphone, et votre réseau ou VPN. ${retries}`,
  },
  'ari.certificate': {
    cause: 'Cet ordinateur ne fait pas confiance au certificat d’ARI.',
    consequence: phoneDown,
    advice: 'Demandez à votre administrateur : le guide dit comment le rendre fiable.',
  },
  'ari.wrongPassword': {
    cause: 'ARI n’accepte pas le nom d’utilisateur et le mot de passe.',
    consequence: phoneDown,
    advice: 'Saisissez de nouveau l’accès ARI dans les paramètres du téléphone.',
  },
  'ari.readOnly': {
    cause: 'L’utilisateur ARI ne peut que lire.',
    consequence: lastKept,
    advice: 'Demandez à votre administrateur un utilisateur ARI qui peut écrire.',
  },
  'ari.noExtension': {
    cause: 'Asterisk ne connaît aucun téléphone avec le numéro de votre poste.',
    consequence: 'Les appels n’arrivent pas dans Teams.',
    advice: 'Vérifiez le poste dans les paramètres du téléphone.',
  },
  'ari.ignored': {
    cause: 'Asterisk a accepté votre statut mais ne l’affiche pas.',
    consequence: 'D’autres ne voient peut-être pas votre statut Teams sur votre poste.',
    advice: 'Demandez à votre administrateur : le guide dit quels modules sont nécessaires.',
  },
  'ari.malformed': {
    cause: 'Le serveur répond, mais ce n’est pas ARI.',
    consequence: phoneDown,
    advice: 'Vérifiez l’adresse ARI dans les paramètres du téléphone ; elle se termine par /ari.',
  },
  'ucp.unreachable': {
    cause: 'Le User Control Panel (UCP) de FreePBX est injoignable.',
    consequence: notSwitched,
    advice: `Vérifiez son adresse dans les paramètres du téléphone. ${retries}`,
  },
  'ucp.wrongPassword': {
    cause: 'Le User Control Panel n’accepte pas le nom d’utilisateur et le mot de passe.',
    consequence: notSwitched,
    advice: 'Saisissez de nouveau l’accès UCP dans les paramètres du téléphone.',
  },
  'ucp.refused': {
    cause: 'Le User Control Panel ne vous laisse pas commuter ce poste.',
    consequence: notSwitched,
    advice: 'Demandez à votre administrateur d’attribuer le poste à votre utilisateur UCP.',
  },
}
