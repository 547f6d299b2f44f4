import type { SetupWords } from '../words.ts'

export const setup: SetupWords = {
  save: 'Guardar',
  saved: 'Guardado.',
  microsoft: {
    intro: 'Su administrador registra Lockstep una vez y le da estos valores.',
    clientId: 'Id. de cliente',
    clientIdHint: 'Id. de aplicación (cliente) del registro de la aplicación',
    tenant: 'Inquilino',
    tenantHint:
      'Id. de inquilino o dominio; «organizations» sirve para cualquier cuenta profesional',
    cloud: 'Nube',
    clouds: {
      global: 'Microsoft 365',
      gccHigh: 'Microsoft 365 GCC High',
      dod: 'Microsoft 365 DoD',
      demo: 'Demostración en este equipo',
    },
    guide: 'Cómo registrar Lockstep',
  },
  phone: {
    intro: 'Cómo llega Lockstep a su extensión. Las contraseñas quedan protegidas en este equipo.',
    server: 'Servidor',
    address: 'Extensión',
    addressHint: 'Por ejemplo 1001 o 1001@pbx.example.com',
    user: 'Nombre de usuario',
    userHint: 'Solo si es distinto de la extensión',
    password: 'Contraseña',
    passwordKept: 'Hay una contraseña guardada; deje este campo vacío para conservarla',
    badServer: 'Escriba una dirección que empiece por wss:// o tls:// (ws:// solo en este equipo).',
    badAddress: 'Escriba la extensión, por ejemplo 1001 o 1001@pbx.example.com.',
    noPassword: 'Escriba la contraseña de la extensión.',
    test: 'Probar',
    testing: 'Probando…',
    remove: 'Quitar',
    removeSure: '¿Quitar este teléfono y su contraseña de este equipo?',
    removeNow: 'Quitar el teléfono',
    keep: 'Conservar',
    steps: {
      connect: 'Llegar al servidor',
      authenticate: 'Iniciar sesión',
      publish: 'Mostrar su estado',
      watchCalls: 'Ver sus llamadas',
      readBack: 'Ver lo que ven los demás',
      ari: 'Usar la interfaz REST',
      ucp: 'Usar el panel de usuario',
      relay: 'Llegar al relé',
    },
    outcomes: {
      passed: 'Superado',
      failed: 'Ha fallado',
      unsupported: 'No compatible',
      skipped: 'No probado',
    },
    allPassed: 'Todo funciona.',
    notAllPassed: 'No todo funciona.',
  },
  sync: {
    intro: 'Su elección prevalece sobre el ajuste de su organización.',
    which: {
      sync: { name: 'Lockstep en conjunto', text: 'Desactivado, no se transmite nada.' },
      mirror: {
        name: 'De Teams a la extensión',
        text: 'Muestra su estado de Teams en la extensión.',
      },
      assert: {
        name: 'De las llamadas a Teams',
        text: 'Muestra las llamadas en Teams, salvo si ha elegido usted un estado.',
      },
      reflect: {
        name: 'Estado del teléfono a Teams',
        text: 'Muestra en Teams lo que usted ajusta en el teléfono. Desactivado mientras ni usted ni su organización lo activen.',
      },
    },
    choices: { on: 'Activado', off: 'Desactivado', follow: 'Como la organización' },
    inForce: (on) => (on ? 'Ahora activado.' : 'Ahora desactivado.'),
  },
}
