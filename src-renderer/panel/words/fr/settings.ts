import type { SettingsWords } from '../shapes/settings.ts'

export const settings: SettingsWords = {
  locked: 'Défini par votre organisation',
  calls: {
    title: 'Les appels que Teams affiche',
    shortTitle: 'Appels courts et transferts',
    atOnce: 'Sans attendre',
    ringing: {
      name: 'La sonnerie compte comme un appel',
      text: 'Teams affiche l’appel alors que votre téléphone sonne encore.',
    },
    settleMs: {
      name: 'Attente avant d’afficher un appel',
      text: 'Un appel terminé avant ce délai n’apparaît pas dans Teams.',
    },
    endSettleMs: {
      name: 'Attente après un appel',
      text: 'Teams garde son statut si un transfert ou un autre appel suit dans ce délai.',
    },
    teamsNotRunning: {
      name: 'Quand Teams n’est pas ouvert',
      text: 'Si les appels sont affichés malgré tout, Microsoft décide de ce que les autres en voient.',
    },
    chosenBusy: {
      name: 'Quand vous avez choisi « Occupé(e) »',
      text: 'Vous définissez « Occupé(e) » dans Teams, puis un appel commence sur votre téléphone.',
    },
    uncertainAway: {
      name: 'Quand la raison de votre absence n’est pas claire',
      text: 'Vous avez peut-être choisi « Absent(e) », ou Teams a remarqué que vous étiez inactif.',
    },
    teamsNotRunningChoices: {
      skip: 'Ne pas afficher les appels',
      assert: 'Afficher les appels',
    },
    assertChoices: { leaveAlone: 'Ne pas modifier Teams', assert: 'Afficher l’appel' },
  },
  following: {
    title: 'Suivi de Teams',
    polling: {
      name: 'Lecture de votre statut Teams',
      text: 'Au plus à ce rythme. Lockstep lit moins souvent quand vous êtes absent ou que Microsoft lui demande de ralentir.',
    },
    every: (length) => `Toutes les ${length}`,
    hint: {
      name: 'S’aider de Teams sur cet ordinateur',
      text: 'Teams signale à Lockstep le début et la fin d’une réunion ; votre statut est alors lu plus tôt.',
    },
    hintStates: {
      off: 'Désactivé.',
      searching: 'Recherche de Teams sur cet ordinateur…',
      connected: 'Teams a été trouvé, mais n’est pas encore associé à Lockstep.',
      pairing: 'En attente de votre réponse dans Teams…',
      paired: 'Associé à Teams.',
      blocked:
        'Teams refuse l’accès à Lockstep. Dans Teams, ouvrez Paramètres, Confidentialité, API d’application tierce, et autorisez Lockstep.',
    },
    pair: 'Associer',
    pairing: 'Association…',
    howToPair: 'Rejoignez une réunion Teams, appuyez sur « Associer », puis acceptez dans Teams.',
  },
  computer: {
    title: 'Sur cet ordinateur',
    startAtLogin: {
      name: 'Démarrer à l’ouverture de session',
      text: 'Lockstep démarre discrètement dans la zone de notification quand vous ouvrez votre session.',
    },
    theme: { name: 'Apparence', text: 'Le contraste élevé suit toujours votre système.' },
    themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
    language: {
      name: 'Langue',
      text: 'La langue de cette fenêtre et de la zone de notification.',
    },
    systemLanguage: 'Comme le système',
  },
  notifications: {
    title: 'Notifications',
    signedOut: {
      name: 'Déconnexion du compte',
      text: 'Vous avertit quand seule une nouvelle connexion peut aider.',
    },
    legFailing: {
      name: 'Panne d’une connexion',
      text: 'Vous avertit une fois quand une connexion est en panne depuis plus de 5 minutes.',
    },
    tray: {
      name: 'Toujours actif',
      text: 'Vous avertit, à la première fermeture de cette fenêtre, que Lockstep continue dans la zone de notification.',
    },
  },
  updates: {
    title: 'Mises à jour',
    automatic: {
      name: 'Mettre à jour automatiquement',
      text: 'Recherche et télécharge les nouvelles versions ; elles démarrent au prochain redémarrage de Lockstep.',
    },
    channel: {
      name: 'Versions proposées',
      text: 'Les versions bêta arrivent plus tôt et peuvent encore avoir des défauts.',
    },
    channels: { latest: 'Versions stables', beta: 'Aussi les versions bêta' },
    states: {
      off: () => 'Lockstep ne recherche pas de mises à jour.',
      none: () => 'Aucune version plus récente n’est connue.',
      checking: () => 'Recherche de mises à jour…',
      downloading: (version) => `Téléchargement de la version ${version}…`,
      ready: (version) => `La version ${version} est prête.`,
      available: (version) =>
        `La version ${version} est disponible. Votre organisation l’installe.`,
      failed: () => 'La dernière tentative a échoué.',
    },
    check: 'Rechercher maintenant',
    install: 'Redémarrer et mettre à jour',
  },
  reflection: {
    title: 'Du téléphone vers Teams',
    statuses: {
      doNotDisturb: {
        name: '« Ne pas déranger » sur le téléphone',
        text: 'Teams l’affiche comme une présentation : une application ne peut pas définir d’autre « Ne pas déranger ».',
      },
      away: {
        name: '« Absent » sur le téléphone',
        text: 'Teams ne l’affiche que tant que Teams lui-même n’est pas « Disponible ».',
      },
      busy: {
        name: '« Occupé » sur le téléphone',
        text: 'Teams n’a pas d’« Occupé » qu’une application puisse définir ; choisissez ce qui s’affiche à la place.',
      },
    },
    choices: {
      ignore: 'Ne pas afficher',
      doNotDisturb: 'Ne pas déranger, en présentation',
      away: 'Absent(e)',
      inACall: 'Occupé(e), en communication',
    },
  },
  messages: {
    title: 'Vos propres mots',
    statusMessage: {
      name: 'Message d’état',
      text: 'Les autres téléphones affichent votre message d’état Teams comme note.',
    },
    outOfOffice: {
      name: 'Message d’absence',
      text: 'Les autres téléphones affichent votre réponse automatique comme note.',
    },
  },
  log: {
    title: 'Pour l’assistance',
    detailed: {
      name: 'Journal détaillé',
      text: 'Aide à trouver une panne. Le journal se remplit plus vite et ne contient toujours aucun mot de passe.',
    },
  },
}
