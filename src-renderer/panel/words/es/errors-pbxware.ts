import type { PbxwareErrors } from '../words.ts'

export const pbxwareErrors: PbxwareErrors = {
  'identity.mismatch': {
    cause: 'El correo de esta extensión no es su nombre de inicio de sesión de Microsoft.',
    consequence:
      'No se escribe nada en ella, para que nadie aparezca o quede silenciado por error.',
    advice:
      'Si aun así es la suya, confírmelo; si no, compruebe la extensión en los ajustes del teléfono.',
  },
  'identity.duplicate': {
    cause: 'Varias extensiones de la centralita tienen su correo.',
    consequence: 'No se cambia ninguna, porque no está claro cuál es la suya.',
    advice: 'Pida a su administrador que dé a cada extensión su propio correo.',
  },
  'pbxware.doNotDisturbOnly': {
    cause: 'PBXware solo acepta «No molestar» de otros programas.',
    consequence:
      'Ocupado, ausente y las notas no se pueden escribir en PBXware. Sus llamadas siguen llegando a Teams.',
    advice: 'No hay nada que hacer. En los ajustes del teléfono elige si se detienen las llamadas.',
  },
  'pbxware.noExtension': {
    cause:
      'PBXware no conoce ninguna extensión cuyo correo sea su nombre de inicio de sesión de Microsoft.',
    consequence: '«No molestar» no se activa.',
    advice:
      'Pida a su administrador que ponga su nombre de inicio de sesión como correo de su extensión.',
  },
  'pbxware.vendorSync': {
    cause: 'El Teams Presence Sync de PBXware puede estar activado para su extensión.',
    consequence: 'Dos programas escribirían el mismo estado y se desharían el trabajo.',
    advice:
      'Pida a su administrador que lo desactive para su extensión y que lo anote en el relay.',
  },
  'pbxware.notEffective': {
    cause: 'PBXware aceptó la orden, pero «No molestar» no cambió.',
    consequence: 'Su teléfono suena como antes.',
    advice: 'Pida a su administrador que revise el servicio de su extensión en PBXware.',
  },
  'pbxware.relay': {
    cause: 'El relay de su organización no le atiende aquí.',
    consequence: '«No molestar» no se activa. Sus llamadas siguen llegando a Teams.',
    advice: 'Compruebe el relay en los ajustes del teléfono o pregunte a su administrador.',
  },
  'pbxware.system': {
    cause: 'El relay no puede usar la interfaz de PBXware.',
    consequence: '«No molestar» no se activa. Sus llamadas siguen llegando a Teams.',
    advice: 'Avise a su administrador: el registro del relay dice por qué.',
  },
  'pbxware.unavailable': {
    cause: 'PBXware o el relay no responde.',
    consequence: '«No molestar» se queda como está.',
    advice: 'Compruebe la red o la VPN. Lockstep sigue intentándolo solo.',
  },
}
