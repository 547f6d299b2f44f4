import { presenceNames } from '../../src-preload/contract-words.ts'
import type { TrayTable } from './tray-table.ts'

export const es: TrayTable = {
  states: {
    inStep: 'Sincronizado',
    connecting: 'Conectando…',
    onCall: 'En una llamada',
    paused: 'En pausa',
    attention: 'Requiere atención',
    offline: 'Sin conexión',
    signedOut: 'Sesión cerrada',
  },
  off: 'Desactivado',
  pausedUntil: (time) => `En pausa hasta las ${time}`,
  teams: 'Teams',
  extension: 'Extensión',
  presence: presenceNames.es,
  menu: {
    syncOn: 'Mantener sincronizado',
    pause: 'Pausar',
    pause30: 'Durante 30 minutos',
    pause60: 'Durante 1 hora',
    pauseUntilTomorrow: 'Hasta mañana',
    pauseUntilResumed: 'Hasta que lo reanude',
    resume: 'Reanudar',
    open: 'Abrir Lockstep',
    signIn: 'Iniciar sesión con Microsoft',
    signOut: 'Cerrar sesión',
    quit: 'Salir',
  },
  notifications: {
    hint: {
      title: 'Lockstep sigue en marcha',
      body: 'Permanece en el área de notificación y mantiene su estado sincronizado. Para salir, use el menú de su icono.',
    },
    signedOut: {
      title: 'Vuelva a iniciar sesión',
      body: 'Microsoft pide un nuevo inicio de sesión. Hasta entonces, Lockstep no sincroniza nada.',
    },
    legFailing: {
      presence: {
        title: 'No se puede leer su presencia de Teams',
        body: 'Dura ya 5 minutos. Abra Lockstep para ver el motivo.',
      },
      extension: {
        title: 'No se puede contactar con su extensión',
        body: 'Dura ya 5 minutos. Abra Lockstep para ver el motivo.',
      },
      callWatch: {
        title: 'No se pueden ver sus llamadas',
        body: 'Dura ya 5 minutos, por lo que Teams no las muestra. Abra Lockstep para ver el motivo.',
      },
    },
  },
}
