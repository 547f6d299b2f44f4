import type { SetupWords } from '../words.ts'

export const setup: SetupWords = {
  save: 'Enregistrer',
  saved: 'Enregistré.',
  microsoft: {
    intro: 'Votre administrateur inscrit Lockstep une fois et vous donne ces valeurs.',
    clientId: 'ID client',
    clientIdHint: 'ID d’application (client) de l’inscription de l’application',
    tenant: 'Locataire',
    tenantHint:
      'ID de locataire ou domaine ; « organizations » convient à tout compte professionnel',
    cloud: 'Cloud',
    clouds: {
      global: 'Microsoft 365',
      gccHigh: 'Microsoft 365 GCC High',
      dod: 'Microsoft 365 DoD',
      demo: 'Démonstration sur cet ordinateur',
    },
    guide: 'Comment inscrire Lockstep',
  },
  phone: {
    intro:
      'Comment Lockstep joint votre poste. Les mots de passe restent protégés sur cet ordinateur.',
    server: 'Serveur',
    address: 'Poste',
    addressHint: 'Par exemple 1001 ou 1001@pbx.example.com',
    user: 'Nom d’utilisateur',
    userHint: 'Seulement s’il diffère du poste',
    password: 'Mot de passe',
    passwordKept: 'Un mot de passe est enregistré ; laissez ce champ vide pour le conserver',
    badServer:
      'Saisissez une adresse qui commence par wss:// ou tls:// (ws:// seulement sur cet ordinateur).',
    badAddress: 'Saisissez le poste, par exemple 1001 ou 1001@pbx.example.com.',
    noPassword: 'Saisissez le mot de passe du poste.',
    test: 'Tester',
    testing: 'Test en cours…',
    remove: 'Supprimer',
    removeSure: 'Supprimer ce téléphone et son mot de passe de cet ordinateur ?',
    removeNow: 'Supprimer le téléphone',
    keep: 'Conserver',
    steps: {
      connect: 'Joindre le serveur',
      authenticate: 'Se connecter',
      publish: 'Afficher votre statut',
      watchCalls: 'Voir vos appels',
      readBack: 'Voir ce que voient les autres',
      ari: 'Utiliser l’interface REST',
      ucp: 'Utiliser l’espace utilisateur',
      relay: 'Joindre le relais',
    },
    outcomes: {
      passed: 'Réussi',
      failed: 'Échec',
      unsupported: 'Non pris en charge',
      skipped: 'Non essayé',
    },
    allPassed: 'Tout fonctionne.',
    notAllPassed: 'Certains points ne fonctionnent pas.',
  },
  sync: {
    intro: 'Votre choix l’emporte sur le réglage de votre organisation.',
    which: {
      sync: { name: 'Lockstep dans son ensemble', text: 'Désactivé, plus rien n’est transmis.' },
      mirror: {
        name: 'De Teams vers le poste',
        text: 'Affiche votre statut Teams sur le poste.',
      },
      assert: {
        name: 'Des appels vers Teams',
        text: 'Affiche les appels dans Teams, sauf si vous avez choisi un statut vous-même.',
      },
      reflect: {
        name: 'Statut du téléphone vers Teams',
        text: 'Affiche dans Teams ce que vous réglez sur le téléphone. Désactivé tant que ni vous ni votre organisation ne l’activez.',
      },
    },
    choices: { on: 'Activé', off: 'Désactivé', follow: 'Comme l’organisation' },
    inForce: (on) => (on ? 'Actuellement activé.' : 'Actuellement désactivé.'),
  },
}
