import type { WelcomeWords } from '../words.ts'

export const welcome: WelcomeWords = {
  title: 'Le damos la bienvenida a Lockstep',
  intro: 'Su estado de Teams en su extensión, y sus llamadas telefónicas en Teams.',
  steps: { signIn: 'Sesión', phone: 'Teléfono', finish: 'Listo' },
  progress: 'Pasos',
  done: 'Hecho',
  back: 'Atrás',
  next: 'Continuar',
  skip: 'Omitir este paso',
  later: 'Configurar más tarde',
  signIn: {
    title: 'Iniciar sesión con Microsoft',
    text: 'Con su cuenta profesional, igual que en Teams. La página se abre en su navegador.',
    reads: [
      'Lockstep lee su propio estado de Teams.',
      'Muestra allí sus llamadas telefónicas, si lo desea.',
    ],
    never:
      'No ve mensajes, ni contactos, ni el estado de otras personas. Su contraseña se queda en Microsoft.',
    idTitle: 'Primero, un valor de su administrador',
    idText: 'Su organización registra Lockstep una vez y da este Id. a todos.',
    saveId: 'Continuar',
    wrongId: 'Escriba el Id., por ejemplo 1b2c3d4e-0000-0000-0000-1234567890ab.',
    signedInAs: 'Ha iniciado sesión.',
  },
  phone: {
    title: 'Conectar su teléfono',
    text: 'Escriba lo que sepa; Lockstep mira qué hay ahí. Las contraseñas quedan protegidas en este equipo.',
    connect: 'Conectar',
    connecting: 'Conectando…',
    saveAnyway: 'Guardar de todos modos',
    connected: 'Su teléfono está conectado.',
  },
  finish: {
    title: 'Todo está sincronizado',
    almost: 'Casi sincronizado',
    text: 'A partir de ahora, todo esto ocurre por sí solo:',
    missing: 'Todavía falta:',
    now: [
      'Su extensión muestra su estado de Teams.',
      'Sus llamadas telefónicas aparecen en Teams, salvo si ha elegido usted un estado.',
      'Lockstep está en el área de notificación. Si cierra esta ventana, sigue trabajando.',
    ],
    stillSignIn: 'Iniciar sesión con Microsoft',
    stillPhone: 'Conectar su teléfono',
    startAtLogin: 'Iniciar Lockstep cuando inicie sesión en este equipo',
    finish: 'Finalizar',
  },
}
