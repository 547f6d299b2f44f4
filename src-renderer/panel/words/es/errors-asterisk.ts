import type { AsteriskErrors } from '../words.ts'

const retries = 'Lockstep lo sigue intentando por sí mismo.'
const lastKept = 'Su extensión conserva el estado que muestra ahora.'
const phoneDown = 'Su extensión no se actualiza y las llamadas no se ven.'
const notSwitched = '«No molestar» de su extensión no se cambia.'

export const asteriskErrors: AsteriskErrors = {
  'ari.unreachable': {
    cause: 'No se puede acceder a la interfaz REST de Asterisk (ARI).',
    consequence: phoneDown,
    advice: `Compruebe su dirección en los ajustes del teléfono, y su red o VPN. ${retries}`,
  },
  'ari.certificate': {
    cause: 'Este equipo no confía en el certificado de ARI.',
    consequence: phoneDown,
    advice: 'Pregunte a su administrador: la guía explica cómo hacerlo de confianza.',
  },
  'ari.wrongPassword': {
    cause: 'ARI no acepta el nombre de usuario y la contraseña.',
    consequence: phoneDown,
    advice: 'Introduzca de nuevo el acceso de ARI en los ajustes del teléfono.',
  },
  'ari.readOnly': {
    cause: 'El usuario de ARI solo puede leer.',
    consequence: lastKept,
    advice: 'Pida a su administrador un usuario de ARI que pueda escribir.',
  },
  'ari.noExtension': {
    cause: 'Asterisk no conoce ningún teléfono con el número de su extensión.',
    consequence: 'Las llamadas no llegan a Teams.',
    advice: 'Compruebe la extensión en los ajustes del teléfono.',
  },
  'ari.ignored': {
    cause: 'Asterisk aceptó su estado, pero no lo muestra.',
    consequence: 'Puede que otros no vean su estado de Teams en su extensión.',
    advice: 'Pregunte a su administrador: la guía indica qué módulos hacen falta.',
  },
  'ari.malformed': {
    cause: 'El servidor responde, pero no es ARI.',
    consequence: phoneDown,
    advice: 'Compruebe la dirección de ARI en los ajustes del teléfono; termina en /ari.',
  },
  'ucp.unreachable': {
    cause: 'No se puede acceder al User Control Panel (UCP) de FreePBX.',
    consequence: notSwitched,
    advice: `Compruebe su dirección en los ajustes del teléfono. ${retries}`,
  },
  'ucp.wrongPassword': {
    cause: 'El User Control Panel no acepta el nombre de usuario y la contraseña.',
    consequence: notSwitched,
    advice: 'Introduzca de nuevo el acceso de UCP en los ajustes del teléfono.',
  },
  'ucp.refused': {
    cause: 'El User Control Panel no le permite cambiar esta extensión.',
    consequence: notSwitched,
    advice: 'Pida a su administrador que asigne la extensión a su usuario de UCP.',
  },
}
