import type { SettingsWords } from '../shapes/settings.ts'

export const settings: SettingsWords = {
  locked: 'Establecido por su organización',
  calls: {
    title: 'Qué llamadas muestra Teams',
    shortTitle: 'Llamadas cortas y transferencias',
    atOnce: 'Sin espera',
    ringing: {
      name: 'El timbre cuenta como llamada',
      text: 'Teams muestra la llamada mientras su teléfono aún está sonando.',
    },
    settleMs: {
      name: 'Espera antes de mostrar una llamada',
      text: 'Una llamada que termina antes de este tiempo no aparece en Teams.',
    },
    endSettleMs: {
      name: 'Espera después de una llamada',
      text: 'Teams conserva su estado si en este tiempo sigue una transferencia u otra llamada.',
    },
    teamsNotRunning: {
      name: 'Mientras Teams no está abierto',
      text: 'Si aun así se muestran las llamadas, Microsoft decide qué ven los demás de ellas.',
    },
    chosenBusy: {
      name: 'Si ha elegido usted «Ocupado»',
      text: 'Pone «Ocupado» en Teams y después empieza una llamada en su teléfono.',
    },
    uncertainAway: {
      name: 'Si no está claro por qué está ausente',
      text: 'Puede haber elegido «Ausente», o Teams puede haber detectado que no había actividad.',
    },
    teamsNotRunningChoices: { skip: 'No mostrar llamadas', assert: 'Mostrar llamadas' },
    assertChoices: { leaveAlone: 'No cambiar Teams', assert: 'Mostrar la llamada' },
  },
  following: {
    title: 'Seguimiento de Teams',
    polling: {
      name: 'Lectura de su estado de Teams',
      text: 'Como máximo con esta frecuencia. Lockstep lee menos a menudo cuando usted está ausente o Microsoft le pide que vaya más despacio.',
    },
    every: (length) => `Cada ${length}`,
    hint: {
      name: 'Ayuda de Teams en este equipo',
      text: 'Teams avisa a Lockstep cuando empieza o termina una reunión, y su estado se lee antes.',
    },
    hintStates: {
      off: 'Desactivado.',
      searching: 'Buscando Teams en este equipo…',
      connected: 'Se ha encontrado Teams, pero aún no está emparejado con Lockstep.',
      pairing: 'Esperando su respuesta en Teams…',
      paired: 'Emparejado con Teams.',
      blocked:
        'Teams no deja entrar a Lockstep. En Teams, abra Configuración, Privacidad, API de aplicaciones de terceros, y permita Lockstep.',
    },
    pair: 'Emparejar',
    pairing: 'Emparejando…',
    howToPair: 'Entre en una reunión de Teams, pulse «Emparejar» y acepte en Teams.',
  },
  computer: {
    title: 'En este equipo',
    startAtLogin: {
      name: 'Iniciar con su sesión',
      text: 'Lockstep se inicia discretamente en el área de notificación cuando inicia sesión en este equipo.',
    },
    theme: { name: 'Apariencia', text: 'El contraste alto sigue siempre a su sistema.' },
    themes: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
    language: { name: 'Idioma', text: 'El idioma de esta ventana y del área de notificación.' },
    systemLanguage: 'Como el sistema',
  },
  notifications: {
    title: 'Notificaciones',
    signedOut: {
      name: 'Sesión cerrada',
      text: 'Avisa cuando solo ayuda un nuevo inicio de sesión.',
    },
    legFailing: {
      name: 'Fallo de una conexión',
      text: 'Avisa una vez cuando una conexión lleva más de 5 minutos fallando.',
    },
    tray: {
      name: 'Sigue en marcha',
      text: 'Avisa, la primera vez que cierra esta ventana, de que Lockstep sigue en el área de notificación.',
    },
  },
  updates: {
    title: 'Actualizaciones',
    automatic: {
      name: 'Actualizar automáticamente',
      text: 'Busca y descarga versiones nuevas; empiezan a usarse al reiniciar Lockstep.',
    },
    channel: {
      name: 'Qué versiones',
      text: 'Las versiones beta llegan antes y aún pueden tener fallos.',
    },
    channels: { latest: 'Versiones estables', beta: 'También versiones beta' },
    states: {
      off: () => 'Lockstep no busca actualizaciones.',
      none: () => 'No se conoce ninguna versión más reciente.',
      checking: () => 'Buscando actualizaciones…',
      downloading: (version) => `Descargando la versión ${version}…`,
      ready: (version) => `La versión ${version} está lista.`,
      available: (version) => `Hay una versión ${version}. La instala su organización.`,
      failed: () => 'El último intento ha fallado.',
    },
    check: 'Buscar ahora',
    install: 'Reiniciar y actualizar',
  },
  reflection: {
    title: 'Del teléfono a Teams',
    statuses: {
      doNotDisturb: {
        name: '«No molestar» en el teléfono',
        text: 'Teams lo muestra como presentación: una aplicación no puede poner otro «No molestar».',
      },
      away: {
        name: '«Ausente» en el teléfono',
        text: 'Teams lo muestra solo mientras el propio Teams no esté «Disponible».',
      },
      busy: {
        name: '«Ocupado» en el teléfono',
        text: 'Teams no tiene un «Ocupado» que una aplicación pueda poner; elija qué se muestra en su lugar.',
      },
    },
    choices: {
      ignore: 'No mostrar',
      doNotDisturb: 'No molestar, presentando',
      away: 'Ausente',
      inACall: 'Ocupado, en una llamada',
    },
  },
  messages: {
    title: 'Sus propias palabras',
    statusMessage: {
      name: 'Mensaje de estado',
      text: 'Los demás teléfonos muestran su mensaje de estado de Teams como nota.',
    },
    outOfOffice: {
      name: 'Mensaje de fuera de la oficina',
      text: 'Los demás teléfonos muestran su respuesta automática como nota.',
    },
  },
  log: {
    title: 'Para soporte técnico',
    detailed: {
      name: 'Registro detallado',
      text: 'Ayuda a encontrar un fallo. El registro se llena más rápido y sigue sin contener contraseñas.',
    },
  },
}
