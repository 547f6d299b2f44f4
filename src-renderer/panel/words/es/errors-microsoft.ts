import type { MicrosoftErrors } from '../words.ts'

const retries = 'Lockstep lo sigue intentando por sí solo.'
const signedOut = 'Lockstep no puede ver su estado de Teams hasta que inicie sesión.'
const lastKept = 'Su extensión conserva el estado que muestra ahora.'

export const microsoftErrors: MicrosoftErrors = {
  'signIn.cancelled': {
    cause: 'Se ha cancelado el inicio de sesión.',
    consequence: signedOut,
    advice: 'Inicie sesión cuando le venga bien.',
  },
  'signIn.declined': {
    cause: 'Se han rechazado los permisos en la página de Microsoft.',
    consequence: 'Lockstep prescinde de lo que no se ha permitido.',
    advice:
      'Vuelva a iniciar sesión y acepte: Lockstep solo lee su presencia y muestra sus llamadas.',
  },
  'signIn.timedOut': {
    cause: 'El inicio de sesión no se ha completado en 5 minutos.',
    consequence: signedOut,
    advice: 'Vuelva a iniciar sesión; la página de Microsoft se abre en su navegador.',
  },
  'signIn.wrongTenant': {
    cause: 'Microsoft no conoce este inquilino, o su cuenta no pertenece a él.',
    consequence: signedOut,
    advice: 'Compruebe el inquilino en los ajustes de Microsoft.',
  },
  'signIn.wrongClient': {
    cause: 'Microsoft no conoce este Id. de cliente en su inquilino.',
    consequence: signedOut,
    advice: 'Compruebe el Id. de cliente en los ajustes de Microsoft.',
  },
  'signIn.consentRequired': {
    cause: 'Lockstep necesita su consentimiento para ver su presencia.',
    consequence: signedOut,
    advice: 'Vuelva a iniciar sesión y acepte los permisos.',
  },
  'signIn.adminConsentRequired': {
    cause: 'En su organización, un administrador debe aprobar antes Lockstep.',
    consequence: signedOut,
    advice: 'Envíe el vínculo a su administrador; o abra la página, si lo es usted.',
  },
  'signIn.expired': {
    cause: 'Su sesión ha caducado.',
    consequence: signedOut,
    advice: 'Vuelva a iniciar sesión.',
  },
  'signIn.multiFactorRequired': {
    cause: 'Microsoft le pide que confirme su identidad.',
    consequence: signedOut,
    advice: 'Vuelva a iniciar sesión y confirme con su segundo factor.',
  },
  'signIn.blocked': {
    cause: 'Una regla de su organización bloquea el inicio de sesión en este equipo.',
    consequence: signedOut,
    advice: 'Pregunte a su administrador; la guía indica las reglas que importan.',
  },
  'signIn.accountDisabled': {
    cause: 'Esta cuenta de Microsoft está deshabilitada.',
    consequence: signedOut,
    advice: 'Inicie sesión con otra cuenta o pregunte a su administrador.',
  },
  'signIn.notConfigured': {
    cause: 'Falta el Id. de cliente del registro de la aplicación de su organización.',
    consequence: signedOut,
    advice: 'Escríbalo en los ajustes de Microsoft; su administrador lo tiene.',
  },
  'signIn.network': {
    cause: 'No se ha podido contactar con el servicio de inicio de sesión de Microsoft.',
    consequence: lastKept,
    advice: 'Compruebe la conexión a Internet y vuelva a intentarlo.',
  },
  'signIn.busy': {
    cause: 'El servicio de inicio de sesión de Microsoft ha pedido a Lockstep que espere.',
    consequence: lastKept,
    advice: retries,
  },
  'signIn.failed': {
    cause: 'Microsoft ha rechazado el inicio de sesión por un motivo que Lockstep no conoce.',
    consequence: signedOut,
    advice:
      'Vuelva a iniciar sesión. Si se repite, envíe a su administrador el informe (Ajustes, Diagnóstico).',
  },
  'signIn.stepUpRequired': {
    cause: 'Su organización le pide que confirme una vez más su inicio de sesión.',
    consequence: signedOut,
    advice: 'Vuelva a iniciar sesión; la página de Microsoft pide lo que falta.',
  },
  'signIn.deviceNotCompliant': {
    cause: 'Su organización solo lo permite en un equipo administrado o conforme.',
    consequence: signedOut,
    advice: 'Pregunte a su administrador si este equipo se puede inscribir.',
  },
  'signIn.passwordChanged': {
    cause: 'Su contraseña de Microsoft se ha cambiado o ha caducado.',
    consequence: signedOut,
    advice: 'Vuelva a iniciar sesión con la contraseña nueva.',
  },
  'signIn.cloudUnsupported': {
    cause:
      'Este inquilino está en la nube de Microsoft de China, que no tiene servicio de presencia.',
    consequence: signedOut,
    advice:
      'Pida a su administrador un inquilino de otra nube y escríbalo en los ajustes de Microsoft.',
  },
  'signIn.writeConsentRequired': {
    cause: 'Lockstep puede leer su presencia, pero aún no mostrar sus llamadas.',
    consequence: 'Sus llamadas no aparecen en Teams. Todo lo demás funciona.',
    advice: 'Permítalo una vez en la página de Microsoft.',
  },
  'net.proxyUnreachable': {
    cause: 'El proxy de esta red no responde.',
    consequence: lastKept,
    advice: `Compruebe la red o la configuración de proxy del sistema. ${retries}`,
  },
  'net.proxyRefused': {
    cause: 'El proxy de esta red ha rechazado la conexión con Microsoft.',
    consequence: lastKept,
    advice: 'Pida a su administrador que permita las direcciones de la guía del administrador.',
  },
  'net.proxyCredentials': {
    cause: 'El proxy de esta red pide un nombre de usuario y una contraseña.',
    consequence: lastKept,
    advice: 'Pida a su administrador un proxy que acepte la autenticación de su equipo.',
  },
  'net.certificate': {
    cause: 'Este equipo no confía en el certificado presentado en nombre de Microsoft.',
    consequence: lastKept,
    advice: 'Pida a su administrador que instale la entidad de certificación de su organización.',
  },
  'graph.network': {
    cause: 'No se puede contactar con Microsoft 365 desde este equipo.',
    consequence: lastKept,
    advice: `Compruebe la conexión a Internet. ${retries}`,
  },
  'graph.timedOut': {
    cause: 'Microsoft 365 no ha respondido a tiempo.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.notGraph': {
    cause: 'Algo entre este equipo y Microsoft 365 ha respondido en su lugar.',
    consequence: lastKept,
    advice:
      'Puede que una red de invitados pida iniciar sesión: abra su navegador y vuelva a intentarlo.',
  },
  'graph.malformed': {
    cause: 'Lockstep no ha podido entender la respuesta de Microsoft 365.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.throttled': {
    cause: 'Microsoft 365 ha pedido a Lockstep que espere.',
    consequence: 'Los cambios de su estado de Teams se ven un poco más tarde.',
    advice: 'No hay que hacer nada: Lockstep continúa en cuanto puede.',
  },
  'graph.unavailable': {
    cause: 'Microsoft 365 tiene un problema.',
    consequence: lastKept,
    advice: retries,
  },
  'graph.unauthorized': {
    cause: 'Microsoft 365 ya no acepta su inicio de sesión.',
    consequence: lastKept,
    advice: 'Vuelva a iniciar sesión.',
  },
  'graph.forbidden': {
    cause: 'Su cuenta no tiene permiso para leer o establecer su presencia.',
    consequence: lastKept,
    advice: 'Pregunte a su administrador: la guía indica los permisos necesarios.',
  },
  'graph.noPresence': {
    cause: 'Microsoft 365 no conoce ninguna presencia de Teams para esta cuenta.',
    consequence: 'No hay nada que mostrar en su extensión.',
    advice: 'Compruebe que la cuenta tiene Teams y que ha elegido la nube correcta.',
  },
  'graph.rejected': {
    cause: 'Microsoft 365 ha rechazado una solicitud.',
    consequence: 'Puede que su llamada no aparezca en Teams.',
    advice: retries,
  },
  'graph.staleDecision': {
    cause: 'Su estado de Teams se leyó hace demasiado tiempo para basarse en él.',
    consequence: 'Su llamada aparece en Teams un momento después.',
    advice: 'No hay que hacer nada: Lockstep lo vuelve a leer antes.',
  },
}
