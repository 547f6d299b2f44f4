import type { MappingWords } from '../shapes/mapping.ts'

export const mapping: MappingWords = {
  intro:
    'Lo que los demás teléfonos ven de usted con cada estado de Teams. Los cambios se guardan al momento.',
  introBlocking:
    'Con qué estado de Teams «No molestar» detiene llamadas en su extensión. Los cambios se guardan al momento.',
  showsNothing:
    'Su centralita no puede mostrar ningún estado suyo, y «No molestar» no está configurado para detener llamadas. Puede activarlo en los ajustes del teléfono.',
  blocksCalls: 'Detiene llamadas',
  onlyShows:
    '«No molestar» aquí solo se muestra y no bloquea llamadas. Para bloquearlas, use la función «No molestar» de su teléfono.',
  neutral: 'Se muestra como un simple «Ausente», que no revela nada.',
  activity: 'Se muestra como',
  note: 'Nota',
  preview: 'En los demás teléfonos',
  changed: 'Modificado',
  reset: 'Restablecer',
  resetAll: 'Restablecer todo',
  resetSure: '¿Restablecer todas las filas a sus valores predeterminados?',
  resetNow: 'Restablecer todo ahora',
  keep: 'Conservar',
  done: 'Se han restablecido todas las filas.',
}
