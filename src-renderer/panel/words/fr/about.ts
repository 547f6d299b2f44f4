import type { AboutWords } from '../shapes/about.ts'

export const about: AboutWords = {
  what: 'Lockstep garde votre statut Teams et votre poste téléphonique synchronisés : votre téléphone montre ce que montre Teams, et Teams montre que vous êtes au téléphone.',
  licence: 'Logiciel libre sous licence MIT.',
  cannot: {
    title: 'Ce que Lockstep ne peut pas faire',
    points: [
      'Teams sonne même pendant que vous téléphonez : un appel que Lockstep y affiche n’écarte pas les appels Teams.',
      'Votre propre fenêtre Teams peut avoir plusieurs minutes de retard sur ce que voient les autres.',
      'Les appels très courts n’apparaissent pas dans Teams.',
      'Quand Teams n’est pas ouvert, c’est Microsoft qui décide de ce que les autres voient de vos appels.',
    ],
  },
  privacy: {
    title: 'Confidentialité',
    text: 'De vos appels, Microsoft apprend seulement qu’ils commencent et se terminent, sans noms ni numéros. Votre système téléphonique apprend votre statut Teams, mais pas que vous avez choisi « Apparaître hors ligne ». À part la recherche de mises à jour, Lockstep ne contacte personne d’autre et ne recueille rien sur l’usage que vous en faites.',
  },
  links: {
    title: 'À lire',
    readme: 'Présentation',
    adminGuide: 'Guide de l’administrateur',
    licence: 'Licence',
  },
}
