import type { AboutWords } from '../shapes/about.ts'

export const about: AboutWords = {
  what: 'Lockstep keeps your Teams status and your phone extension in step: your phone shows what Teams shows, and Teams shows when you are on a call.',
  licence: 'Free software under the MIT licence.',
  cannot: {
    title: 'What Lockstep cannot do',
    points: [
      'Teams still rings while you are on the phone: a call that Lockstep shows there does not turn Teams calls away.',
      'Your own Teams window can lag minutes behind what others see.',
      'Very short calls do not appear in Teams.',
      'While Teams is not running, Microsoft decides what others see of your calls.',
    ],
  },
  privacy: {
    title: 'Privacy',
    text: 'Of your calls, Microsoft learns only that they begin and end, never names or numbers. Your phone system learns your Teams status, but not when you chose Appear offline. Apart from looking for updates, Lockstep contacts nobody else, and it collects nothing about how you use it.',
  },
  links: {
    title: 'To read',
    readme: 'Introduction',
    adminGuide: 'Administrator guide',
    licence: 'Licence',
  },
}
