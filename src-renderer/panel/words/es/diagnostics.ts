import type { DiagnosticsWords } from '../shapes/diagnostics.ts'

export const diagnostics: DiagnosticsWords = {
  legs: 'Conexiones',
  test: 'Probar ahora',
  testing: 'Probando…',
  works: (length) => `Funciona (${length}).`,
  worksNot: (length) => `No funciona (${length}).`,
  push: {
    healthy:
      'Microsoft 365 y el relé de su organización avisan a Lockstep de los cambios en Teams.',
    connecting:
      'Conectando con el relé de su organización. Hasta que avise de los cambios en Teams, Lockstep los busca por sí mismo.',
    unhealthy:
      'El relé de su organización no avisa de cambios por ahora. Lockstep los busca por sí mismo, tan a menudo como sin él.',
  },
  phone: {
    title: 'Lo que puede hacer su centralita',
    intro: 'Según lo que Lockstep ha visto hasta ahora.',
    none: 'Todavía no hay ningún teléfono conectado.',
    unknown: 'Aún no se sabe: Lockstep lo verá en cuanto se conecte la extensión.',
    can: 'Sí',
    cannot: 'No',
    abilities: {
      readCalls: {
        name: 'Indicar cuándo está en una llamada',
        without: 'Teams no muestra ninguna llamada.',
      },
      ringing: {
        name: 'Indicar cuándo suena su teléfono',
        without: 'Una llamada cuenta solo desde que se contesta.',
      },
      writePresence: {
        name: 'Mostrar su estado de Teams',
        without: 'Los demás teléfonos no ven su estado de Teams.',
      },
      writeNote: {
        name: 'Mostrar una nota junto al estado',
        without: 'Los demás teléfonos ven el estado sin su nota.',
      },
      writeDoNotDisturb: {
        name: 'Activar «No molestar»',
        without: 'Solo se muestra; su teléfono sigue sonando.',
      },

      readPresence: {
        name: 'Ver lo que usted ajusta en el teléfono',
        without: 'Solo se sigue lo que ajusta en Teams.',
      },
      selfTest: {
        name: 'Releer lo que se escribió',
        without: 'Lockstep confía en la respuesta de la centralita.',
      },
      readEmail: {
        name: 'Decir de quién es la extensión',
        without: 'Nada comprueba que esta extensión sea la suya.',
      },
    },
    otherComputer:
      'Lockstep también funciona para usted en otro equipo con esta extensión. Vale el estado más reciente.',
  },
  report: {
    title: 'Informe para soporte técnico',
    contains:
      'El informe contiene la versión, el sistema, los ajustes, el estado de las conexiones, los últimos cambios y el final del registro.',
    leavesOut:
      'No contiene contraseñas, tokens de inicio de sesión, nombres, direcciones, números de teléfono ni sus propias notas.',
    copy: 'Copiar el informe',
    copied: 'Copiado.',
    save: 'Guardar el informe…',
    openLogs: 'Abrir la carpeta de registros',
  },
}
