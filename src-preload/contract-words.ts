/**
 * The few words that tray and panel both say: what a Teams presence is called, as in Teams' own user
 * interface. Everything else has one place on one side.
 */
import type { PresenceKind } from '../src-main/domain/presence-kind.ts'

export type Language = 'en' | 'de' | 'fr' | 'es'

export const presenceNames: Readonly<Record<Language, Readonly<Record<PresenceKind, string>>>> = {
  en: {
    available: 'Available',
    away: 'Away',
    beRightBack: 'Be right back',
    busy: 'Busy',
    inACall: 'In a call',
    inAMeeting: 'In a meeting',
    doNotDisturb: 'Do not disturb',
    presenting: 'Presenting',
    focusing: 'Focusing',
    outOfOffice: 'Out of office',
    appearOffline: 'Appear offline',
    offline: 'Offline',
    unknown: 'Status unknown',
  },
  de: {
    available: 'Verfügbar',
    away: 'Abwesend',
    beRightBack: 'Bin gleich zurück',
    busy: 'Beschäftigt',
    inACall: 'In einem Anruf',
    inAMeeting: 'In einer Besprechung',
    doNotDisturb: 'Nicht stören',
    presenting: 'Präsentiert',
    focusing: 'Konzentriert sich',
    outOfOffice: 'Außer Haus',
    appearOffline: 'Als offline angezeigt',
    offline: 'Offline',
    unknown: 'Status unbekannt',
  },
  fr: {
    available: 'Disponible',
    away: 'Absent(e)',
    beRightBack: 'De retour bientôt',
    busy: 'Occupé(e)',
    inACall: 'En communication',
    inAMeeting: 'En réunion',
    doNotDisturb: 'Ne pas déranger',
    presenting: 'En présentation',
    focusing: 'Concentration',
    outOfOffice: 'Absent(e) du bureau',
    appearOffline: 'Apparaître hors ligne',
    offline: 'Hors ligne',
    unknown: 'Statut inconnu',
  },
  es: {
    available: 'Disponible',
    away: 'Ausente',
    beRightBack: 'Vuelvo enseguida',
    busy: 'Ocupado',
    inACall: 'En una llamada',
    inAMeeting: 'En una reunión',
    doNotDisturb: 'No molestar',
    presenting: 'Presentando',
    focusing: 'Concentrado',
    outOfOffice: 'Fuera de la oficina',
    appearOffline: 'Aparecer como desconectado',
    offline: 'Desconectado',
    unknown: 'Estado desconocido',
  },
}
