import type { PhoneErrors } from '../words.ts'
import { asteriskErrors } from './errors-asterisk.ts'
import { pbxwareErrors } from './errors-pbxware.ts'

const retries = 'Lockstep lo sigue intentando por sí solo.'
const lastKept = 'Su extensión conserva el estado que muestra ahora.'
const phoneDown = 'Su extensión no se actualiza y las llamadas no se ven.'

export const phoneErrors: PhoneErrors = {
  'sip.unreachable': {
    cause: 'No se puede contactar con la centralita desde este equipo.',
    consequence: phoneDown,
    advice: `Compruebe su red o VPN y después el servidor en los ajustes del teléfono. ${retries}`,
  },
  'sip.unknownHost': {
    cause: 'No se conoce el nombre del servidor telefónico.',
    consequence: phoneDown,
    advice: 'Compruebe cómo está escrito en los ajustes del teléfono y si necesita una VPN.',
  },
  'sip.refused': {
    cause: 'El servidor telefónico ha rechazado la conexión.',
    consequence: phoneDown,
    advice: 'Compruebe el puerto y la ruta del servidor en los ajustes del teléfono.',
  },
  'sip.certificate': {
    cause: 'Este equipo no confía en el certificado del servidor telefónico.',
    consequence: phoneDown,
    advice: 'Pregunte a su administrador: la guía explica cómo hacer que sea de confianza.',
  },
  'sip.notSip': {
    cause: 'El servidor responde, pero ahí no habla SIP.',
    consequence: phoneDown,
    advice: 'Compruebe el puerto y la ruta; sobre WebSocket muchos sistemas usan /ws.',
  },
  'sip.wrongPassword': {
    cause: 'La centralita no acepta este nombre de usuario y esta contraseña.',
    consequence: phoneDown,
    advice: 'Vuelva a escribir la contraseña de su extensión en los ajustes del teléfono.',
  },
  'sip.forbidden': {
    cause: 'La centralita no lo permite para su extensión.',
    consequence: phoneDown,
    advice: 'Compruebe la extensión en los ajustes del teléfono o pregunte a su administrador.',
  },
  'sip.notFound': {
    cause: 'La centralita no conoce esta extensión.',
    consequence: phoneDown,
    advice: 'Compruebe la dirección de la extensión en los ajustes del teléfono.',
  },
  'sip.publishUnsupported': {
    cause: 'Esta centralita no admite presencia desde fuera (PUBLISH).',
    consequence:
      'Su estado de Teams no aparece en la extensión. Las llamadas siguen apareciendo en Teams.',
    advice: 'Pregunte a su administrador si se puede activar la presencia.',
  },
  'sip.dialogUnsupported': {
    cause: 'Esta centralita no informa de las llamadas (paquete de eventos «dialog»).',
    consequence:
      'Las llamadas no aparecen en Teams. Su estado de Teams sigue apareciendo en la extensión.',
    advice: 'Pregunte a su administrador si se puede activar el aviso de llamadas.',
  },
  'sip.timedOut': {
    cause: 'La centralita no ha respondido a tiempo.',
    consequence: phoneDown,
    advice: `Compruebe su red o VPN. ${retries}`,
  },
  'sip.connectionLost': {
    cause: 'Se ha perdido la conexión con la centralita.',
    consequence: lastKept,
    advice: 'No hay que hacer nada: Lockstep se vuelve a conectar y lo pone todo al día.',
  },
  'sip.malformed': {
    cause: 'La centralita ha enviado algo que no se ha podido entender.',
    consequence: 'Ese mensaje se ha omitido; lo demás continúa.',
    advice: 'Si se repite, envíe a su administrador el informe (Ajustes, Diagnóstico).',
  },
  'sip.serverError': {
    cause: 'La centralita ha comunicado un error propio.',
    consequence: phoneDown,
    advice: retries,
  },
  'sip.lineCrashed': {
    cause: 'La parte de Lockstep que habla con la centralita se ha detenido.',
    consequence: phoneDown,
    advice: 'No hay que hacer nada: se está reiniciando.',
  },
  'sip.hostNotAllowed': {
    cause: 'Su organización no permite este servidor telefónico.',
    consequence: phoneDown,
    advice: 'Use el servidor que le indique su administrador.',
  },
  'sip.notEncrypted': {
    cause: 'La conexión con el sistema telefónico no está cifrada.',
    consequence: 'Todo funciona, pero otros pueden ver por el camino sus llamadas y su estado.',
    advice: 'Pida a su administrador una dirección con tls:// o wss://.',
  },
  'innovaphone.notMyApps': {
    cause: 'El servidor responde, pero no es una PBX innovaphone, o myApps no está abierto ahí.',
    consequence: phoneDown,
    advice: 'Compruebe el servidor en los ajustes del teléfono; su administrador conoce la ruta.',
  },
  'innovaphone.signInNeeded': {
    cause: 'La PBX innovaphone quiere que vuelva a iniciar sesión.',
    consequence: phoneDown,
    advice:
      'Abra los ajustes del teléfono: escriba la contraseña, o inicie sesión en el navegador con Probar.',
  },
  'innovaphone.methodUnsupported': {
    cause: 'La PBX innovaphone pide una forma de iniciar sesión que Lockstep no conoce.',
    consequence: phoneDown,
    advice: 'Pregunte a su administrador: la guía indica las que funcionan.',
  },
  'innovaphone.notProven': {
    cause: 'El servidor no pudo demostrar que es su PBX innovaphone.',
    consequence: `Solo recibió la prueba de una contraseña. ${phoneDown}`,
    advice: 'Compruebe el servidor en los ajustes del teléfono y avise a su administrador.',
  },
  'innovaphone.twoFactor': {
    cause: 'La PBX innovaphone espera a que confirme el inicio de sesión en otro dispositivo.',
    consequence: phoneDown,
    advice: 'Confírmelo en myApps en su teléfono, si el número es el que se muestra aquí.',
  },
  'innovaphone.notShown': {
    cause: 'La PBX innovaphone aceptó su estado, pero no lo muestra.',
    consequence:
      'Quizá otros vean otro estado en su extensión. Las llamadas siguen llegando a Teams.',
    advice: 'Pregunte a su administrador si otro programa fija también su estado.',
  },
  'innovaphone.unknownCallState': {
    cause: 'La PBX innovaphone comunicó una llamada de una forma que Lockstep no conoce.',
    consequence: 'Esa llamada no se contó; las demás sí.',
    advice: 'Envíe el informe a su administrador (Ajustes, Diagnóstico).',
  },
  'extension.taken': {
    cause: 'El Lockstep de otra persona ya usa esta extensión.',
    consequence: 'No se escribe nada en ella, para que no se pisen el uno al otro.',
    advice: 'Compruebe la extensión en los ajustes del teléfono o pregunte a su administrador.',
  },
  ...asteriskErrors,
  'doNotDisturb.codeRefused': {
    cause: 'La centralita se negó a cambiar «No molestar».',
    consequence: 'Su teléfono sigue sonando, o queda en silencio más tiempo del que dice Teams.',
    advice:
      'Compruebe los códigos de función en los ajustes del teléfono, o pregunte a su administrador.',
  },
  'doNotDisturb.unsupported': {
    cause: 'Esta centralita no ofrece a Lockstep ninguna forma de cambiar «No molestar».',
    consequence: 'Su teléfono sigue sonando: «No molestar» solo se muestra a los demás.',
    advice:
      'Introduzca los códigos de función de su centralita en los ajustes del teléfono, si los tiene.',
  },
  'doNotDisturb.noEffect': {
    cause: 'La centralita aceptó cambiar «No molestar», pero no muestra que lo haya hecho.',
    consequence: 'Puede que su teléfono siga sonando, o que quede en silencio.',
    advice: 'Compruebe los códigos de función y el piloto en los ajustes del teléfono.',
  },
  'settings.locked': {
    cause: 'Su organización ha establecido este ajuste.',
    consequence: 'Se queda como está.',
    advice: 'Pregunte a su administrador si necesita cambiarlo.',
  },
  'settings.policyInvalid': {
    cause: 'No se ha podido entender una parte de la directiva de su organización.',
    consequence: 'Esa parte se ignora; el resto está en vigor.',
    advice: 'Envíe a su administrador el informe (Ajustes, Diagnóstico).',
  },
  'file.notSaved': {
    cause: 'No se ha podido guardar el archivo.',
    consequence: 'No se ha escrito nada.',
    advice: 'Pruebe con otra carpeta.',
  },
  'update.failed': {
    cause: 'No se ha podido descargar o verificar la actualización.',
    consequence: 'Esta versión sigue funcionando.',
    advice: 'Lockstep lo vuelve a intentar por sí solo; también puede intentarlo ahora.',
  },
  'settings.corrupt': {
    cause: 'No se ha podido leer el archivo de ajustes y se ha apartado.',
    consequence: 'Lockstep continúa con los últimos ajustes válidos.',
    advice: 'Compruebe que los ajustes son los que desea.',
  },
  'settings.newer': {
    cause: 'El archivo de ajustes procede de una versión más reciente de Lockstep.',
    consequence: 'Se deja como está; lo que cambie ahora dura hasta que salga de Lockstep.',
    advice: 'Instale la versión más reciente para volver a usarlo.',
  },
  'secrets.unprotected': {
    cause: 'Este equipo no puede proteger las contraseñas guardadas.',
    consequence:
      'Solo se conservan en memoria: tendrá que iniciar sesión de nuevo tras cada inicio.',
    advice: 'La guía del administrador explica cómo activar un almacén de claves.',
  },
  'secrets.unreadable': {
    cause: 'Una contraseña o un inicio de sesión guardados ya no se pueden leer.',
    consequence: 'Tiene que volver a introducirlos.',
    advice: 'Inicie sesión y vuelva a escribir la contraseña del teléfono.',
  },
  'command.invalid': {
    cause: 'Algo de lo que se ha escrito no es válido.',
    consequence: 'No se ha cambiado nada.',
    advice: 'Compruebe los campos y vuelva a intentarlo.',
  },
  internal: {
    cause: 'Lockstep ha cometido un error.',
    consequence: 'Solo eso no se ha hecho; lo demás continúa.',
    advice:
      'Vuelva a intentarlo. Si se repite, reinicie Lockstep y envíe el informe (Ajustes, Diagnóstico).',
  },
  ...pbxwareErrors,
}
