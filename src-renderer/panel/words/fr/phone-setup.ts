import type { PhoneSetupWords } from '../shapes/phone-setup.ts'

export const phoneSetup: PhoneSetupWords = {
  host: 'Système téléphonique',
  hostHint: 'Son nom ou son adresse, par exemple pbx.example.com',
  badHost: 'Saisissez le nom ou l’adresse de votre système téléphonique.',
  find: 'Trouver mon système téléphonique',
  searching: 'Recherche de ce qui s’y trouve…',
  byHand: 'Tout saisir moi-même',
  again: 'Chercher à nouveau',
  found: (product) => `Trouvé : ${product}`,
  somePhoneSystem: 'un système téléphonique qui parle SIP',
  products: {
    innovaphone: 'innovaphone',
    pbxware: 'Bicom PBXware',
    freepbx: 'FreePBX',
    asterisk: 'Asterisk',
    kamailio: 'Kamailio',
    opensips: 'OpenSIPS',
    freeswitch: 'FreeSWITCH',
  },
  next: 'Les champs ci-dessous sont remplis. Testez maintenant la connexion.',
  guessed:
    'Il y a un serveur web derrière votre proxy. Le test montrera si c’est un système téléphonique.',
  noServer:
    'Il s’est fait reconnaître, mais aucun accès SIP n’a été trouvé. Demandez le serveur SIP à votre administrateur.',
  nothing:
    'Vérifiez le nom, et s’il vous faut un VPN. S’il est juste, demandez le serveur SIP à votre administrateur et saisissez tout vous-même.',
  tried: 'Ce qui a été essayé',
  kinds: {
    webSocket: 'SIP sur WebSocket',
    tls: 'SIP sur TLS',
    tcp: 'SIP sur TCP',
    myApps: 'innovaphone myApps',
    ari: 'Interface REST d’Asterisk',
    ucp: 'Espace utilisateur de FreePBX',
    page: 'Page web du système téléphonique',
  },
  outcomes: {
    found: 'Trouvé',
    other: 'Autre chose répond',
    refused: 'Personne ne répond',
    timedOut: 'Pas de réponse à temps',
    certificate: 'Certificat non approuvé',
    unknownHost: 'Nom introuvable',
    unreachable: 'Injoignable',
  },
  connector: 'Type de système téléphonique',
  connectors: {
    sip: 'SIP (Kamailio et autres)',
    asterisk: 'Asterisk ou FreePBX',
    pbxware: 'Bicom PBXware',
    innovaphone: 'innovaphone',
  },
  serverHints: {
    sip: 'Par exemple wss://pbx.example.com/ws ou tls://pbx.example.com',
    asterisk: 'Par exemple wss://pbx.example.com:8089/ws ou tls://pbx.example.com',
    pbxware: 'Par exemple tls://pbx.example.com',
    innovaphone:
      'Par exemple wss://pbx.example.com ; un chemin seulement s’il diffère de l’habituel',
  },
  notEncrypted:
    'Non chiffré : quiconque se trouve sur le trajet peut lire qui vous appelle. Le mot de passe lui-même n’est pas envoyé. Préférez tls:// ou wss:// si possible.',
  more: 'Autres réglages',
  browserSignIn:
    'Laissez vide pour vous connecter dans le navigateur, si votre système téléphonique le propose',
  pbxwareShows:
    'PBXware ne peut afficher ni « Occupé » ni « Absent » de votre part. Vos appels arrivent dans Teams, et « Ne pas déranger » peut bloquer les appels.',
  blocking: {
    use: '« Ne pas déranger » dans Teams bloque mes appels',
    text: 'Active « Ne pas déranger » de votre poste, et ne désactive que ce que Lockstep a activé.',
    way: 'Comment',
    ways: {
      auto: 'Comme le système téléphonique le propose',
      featureEvent: 'Prévenir le système téléphonique (as-feature-event)',
      codes: 'Composer des codes',
      api: 'Par l’interface du système téléphonique',
    },
    onCode: 'Code d’activation',
    offCode: 'Code de désactivation',
    badCode: 'Saisissez seulement des chiffres, * et #.',
    watch: 'Voyant qui l’indique',
    watchHint: 'Par exemple *761001 ; laissez vide s’il n’y en a pas',
  },
  ari: {
    use: 'Utiliser l’interface REST d’Asterisk (ARI)',
    text: 'Avec elle, les téléphones affichent votre statut Teams.',
    warning:
      'Un utilisateur ARI a les droits d’un administrateur : qui connaît ce mot de passe contrôle tout le système téléphonique. Ne le saisissez que si votre administrateur vous l’a donné.',
  },
  ucp: {
    use: 'Utiliser l’espace utilisateur de FreePBX (UCP)',
    text: 'Avec votre propre compte, « Ne pas déranger » peut bloquer les appels.',
  },
  url: 'Adresse',
  urlHint: 'Commence par https://',
  user: 'Utilisateur',
  password: 'Mot de passe',
  callsOf: 'Les appels se voient à',
  callsOfHint:
    'Seulement si votre administrateur vous a donné une adresse pour cela, par exemple 1001-calls',
  relay: 'Relais de votre organisation',
  relayHint: 'Par exemple https://lockstep-relay.example.com ; votre administrateur l’a',
  badUrl: 'Saisissez une adresse qui commence par https://.',
  noUser: 'Saisissez le nom d’utilisateur.',
  noPassword: 'Saisissez le mot de passe.',
}
