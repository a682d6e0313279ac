const set = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.join(' ').split(' '));

const dates =
  'minute hour day days week weeks month months year years hora día días dia dias semana semanas mes meses mês año años ano anos heure jour jours semaine semaines mois stunde tag tage tagen woche wochen monat monate monaten jahr jahre jahren';
const clock = 'minutes hours horas heures stunden';
const short = 'second seconds sec min mins h hr hrs d wk wks mo mos yr yrs ans';

/** Words for units of time, that make a time of the stretch they stand in. */
export const timeWords = set(dates, clock, short);

/** Units of time behind a number, by which follow-up is known and by which `at 12 months` is a time point. `1 an` is a French year; `an` elsewhere is none. */
export const timeUnits = set(dates, clock, short, 'an');

/** Those that stand before a number too, and make it a date: `week 26`. `the second 40` is no time; before a number in a table `8 hours` is of the cell before. */
export const countedTimes = set(dates);

/** What trials count beside time: `at visit 3`, `after 4 cycles`. */
export const visits = set('visit visits cycle cycles');
