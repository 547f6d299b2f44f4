import type { AboutWords } from '../shapes/about.ts'

export const about: AboutWords = {
  what: 'Lockstep mantiene sincronizados su estado de Teams y su extensión: su teléfono muestra lo que muestra Teams, y Teams muestra cuándo está en una llamada.',
  licence: 'Software libre con licencia MIT.',
  cannot: {
    title: 'Lo que Lockstep no puede hacer',
    points: [
      'Teams sigue sonando mientras habla por teléfono: una llamada que Lockstep muestra allí no rechaza las llamadas de Teams.',
      'Su propia ventana de Teams puede ir varios minutos por detrás de lo que ven los demás.',
      'Las llamadas muy cortas no aparecen en Teams.',
      'Mientras Teams no está abierto, Microsoft decide qué ven los demás de sus llamadas.',
    ],
  },
  privacy: {
    title: 'Privacidad',
    text: 'De sus llamadas, Microsoft solo sabe que empiezan y terminan, sin nombres ni números. Su centralita conoce su estado de Teams, pero no que ha elegido «Aparecer como desconectado». Aparte de buscar actualizaciones, Lockstep no se comunica con nadie más y no recopila nada sobre cómo lo usa.',
  },
  links: {
    title: 'Para leer',
    readme: 'Introducción',
    adminGuide: 'Guía del administrador',
    licence: 'Licencia',
  },
}
