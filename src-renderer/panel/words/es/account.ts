import type { AccountWords } from '../words.ts'

export const account: AccountWords = {
  menu: (name) => `Cuenta: ${name}`,
  menuSignedOut: 'Cuenta: sesión cerrada',
  accounts: 'Cuentas',
  active: 'Activa',
  use: 'Usar',
  nameUse: (name) => `Usar ${name}`,
  add: 'Agregar otra cuenta',
  addText: 'Lockstep sigue una sola cuenta a la vez. Las demás mantienen su sesión en este equipo.',
  manage: 'Cuentas y permisos',
  forget: 'Quitar',
  forgetNamed: (name) => `Quitar ${name}`,
  forgetSure: (name) => `¿Cerrar la sesión de ${name} y quitar la cuenta de este equipo?`,
  forgetNow: 'Quitar la cuenta',
  keep: 'Conservar',
  registration: 'Registro de la aplicación',
  registrationText: 'Cámbielo solo si su administrador se lo pide.',
  calls: {
    title: 'Llamadas en Teams',
    text: 'Lockstep puede leer su estado. Para mostrar sus llamadas necesita un permiso más: establecer su estado, y solo el suyo.',
    allow: 'Permitir llamadas en Teams',
    asking: 'Termine en la página de Microsoft de su navegador.',
    granted: 'Lockstep puede mostrar sus llamadas en Teams.',
  },
  consent: {
    open: 'Abrir la página de consentimiento',
    copy: 'Copiar el vínculo de consentimiento',
    copied: 'Copiado',
  },
}
