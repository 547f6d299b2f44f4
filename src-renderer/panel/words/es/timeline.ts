import { named } from '../named.ts'
import type { TimelineWords } from '../words.ts'
import { withArticle } from './times.ts'

export const timeline: TimelineWords = {
  title: 'Últimos cambios',
  empty: 'Aún no ha cambiado nada. Aquí figurará cada cambio, con su motivo.',
  limit: 'Se conservan los últimos 200 cambios.',
  events: {
    'teams.changed': named((s) => `Teams cambió a: ${s}`, 'Cambió el estado de Teams'),
    'extension.published': named((s) => `La extensión muestra: ${s}`, 'Extensión actualizada'),
    'extension.unpublished': () => 'Estado de la extensión retirado',
    'extension.failed': () => 'No se pudo actualizar la extensión',
    'call.began': () => 'Empezó una llamada',
    'call.ended': () => 'Terminó la llamada',
    'teams.asserted': () => 'Teams muestra: Ocupado, en una llamada',
    'teams.cleared': () => 'Teams vuelve a su propio estado',
    'teams.leftAlone': () => 'Teams no se cambió',
    'teams.overridden': () => 'Prevalece su propia elección en Teams',
    'teams.failed': () => 'No se pudo actualizar Teams',
    'sync.paused': () => 'En pausa',
    'sync.resumed': () => 'Reanudado',
    'sync.suspended': () => 'El equipo entró en suspensión',
    'account.signedIn': () => 'Sesión iniciada',
    'account.signedOut': () => 'Sesión cerrada',
    'account.expired': () => 'La sesión ha caducado',
  },
  causes: {
    teams: 'Cambio en Teams',
    call: 'Llamada en la extensión',
    callEnded: 'Fin de la llamada',
    reconnected: 'Conexión recuperada',
    person: 'Usted',
    settings: 'Un ajuste',
    power: 'Suspensión o reactivación',
    leftover: 'Quedaba de antes',
    override: 'Su elección en Teams',
    quit: 'Lockstep cerrado',
  },
  steps: {
    settle: 'Espera',
    teamsRead: 'Lectura de Teams',
    teamsWrite: 'Actualización de Teams',
    publish: 'Actualización de la extensión',
  },
  reading: (time, pair, length) =>
    `Según el estado de Teams leído a ${withArticle(time)}: ${pair} (${length})`,
  filter: {
    name: 'Mostrar',
    choices: {
      all: 'Todo',
      teams: 'Teams',
      extension: 'Extensión',
      calls: 'Llamadas',
      problems: 'Problemas',
    },
    search: 'Buscar',
    shown: (shown, all) => `Se muestran ${shown} de ${all}`,
    nothing: 'Ninguno de los últimos cambios coincide.',
    showAll: 'Mostrar todo',
  },
  copy: 'Copiar',
  copied: 'Copiado.',
}
