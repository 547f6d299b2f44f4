import { presenceNames } from '../../../src-preload/contract-words.ts'
import { about } from './es/about.ts'
import { account } from './es/account.ts'
import { diagnostics } from './es/diagnostics.ts'
import { microsoftErrors } from './es/errors-microsoft.ts'
import { phoneErrors } from './es/errors-phone.ts'
import { mapping } from './es/mapping.ts'
import { phoneSetup } from './es/phone-setup.ts'
import { rules } from './es/rules.ts'
import { settings } from './es/settings.ts'
import { setup } from './es/setup.ts'
import { status } from './es/status.ts'
import { timeline } from './es/timeline.ts'
import { welcome } from './es/welcome.ts'
import type { Words } from './words.ts'

export const es: Words = {
  language: 'es',
  views: { status: 'Estado', timeline: 'Historial', settings: 'Ajustes' },
  pages: {
    sync: { name: 'Sincronización', about: 'Activada o no, y en qué sentido' },
    calls: { name: 'Llamadas', about: 'Timbre, esperas, Teams cerrado' },
    mapping: { name: 'Lo que muestra el teléfono', about: 'Para cada estado de Teams' },
    microsoft: { name: 'Microsoft', about: 'Cuentas, permisos, registro' },
    phone: { name: 'Teléfono', about: 'Servidor, extensión, contraseña' },
    general: { name: 'General', about: 'Inicio, apariencia, idioma, actualizaciones' },
    diagnostics: { name: 'Diagnóstico', about: 'Probar las conexiones, informe, registro' },
    about: { name: 'Acerca de Lockstep', about: 'Versión, licencia, guías' },
  },
  back: 'Volver a los ajustes',
  navigation: 'Vistas',
  starting: 'Un momento…',
  version: (version) => `Lockstep ${version}`,
  presence: presenceNames.es,
  rpid: {
    none: 'Disponible',
    away: 'Ausente',
    busy: 'Ocupado',
    meeting: 'En una reunión',
    'on-the-phone': 'Al teléfono',
    presentation: 'Presentando',
    dnd: 'No molestar',
    vacation: 'Fuera de la oficina',
  },
  errors: { ...microsoftErrors, ...phoneErrors },
  actions: {
    signIn: 'Iniciar sesión con Microsoft',
    refresh: 'Reintentar ahora',
    setUpMicrosoft: 'Abrir los ajustes de Microsoft',
    setUpPhone: 'Abrir los ajustes del teléfono',
    adminGuide: 'Abrir la guía del administrador',
    allowCalls: 'Permitir llamadas en Teams',
    checkUpdate: 'Buscar actualizaciones',
    confirmExtension: 'Esta es mi extensión',
  },
  rules,
  status,
  timeline,
  setup,
  phoneSetup,
  settings,
  mapping,
  diagnostics,
  about,
  welcome,
  account,
}
