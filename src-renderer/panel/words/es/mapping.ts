import type { MappingWords } from '../shapes/mapping.ts'

export const mapping: MappingWords = {
  intro:
    'Lo que los demás teléfonos ven de usted con cada estado de Teams. Los cambios se guardan al momento.',
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
