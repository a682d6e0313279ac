/** Names of the months and their usual abbreviations in en, es, pt, fr, de, it, ca and cs, without diacritics. No word is two months. */
const names: readonly string[] = [
  'jan january januar janvier janv janeiro jaenner janner gen gener gennaio ene enero leden ledna',
  'feb febr february februar febrer febrero febbraio fev fevr fevrier fevereiro unor unora',
  'mar march marc mars marz marzo marco maerz mrz brezen brezna',
  'apr april aprile abr abril avr avril duben dubna',
  'may mai maio maig mayo mag maggio kveten kvetna',
  'jun june juni junho junio juny juin giu giugno cerven cervna',
  'jul july juli julho julio juliol juil juillet lug luglio cervenec cervence',
  'aug august ago agosto agost aou aout srpen srpna',
  'sep sept september septembre septiembre setiembre set setembre setembro settembre zari',
  'oct october octobre octubre out outubro ott ottobre okt oktober rijen rijna',
  'nov november novembre noviembre novembro listopad listopadu',
  'dec december decembre desembre des dic diciembre dicembre dez dezember dezembro prosinec prosince',
];

/** Folded word to month, 1 to 12. */
export const months = new Map(names.flatMap((line, at) => line.split(' ').map((word) => [word, at + 1] as const)));

const seasonNames: Readonly<Record<'Spring' | 'Summer' | 'Autumn' | 'Winter', string>> = {
  Spring: 'spring spr primavera printemps fruhling fruhjahr',
  Summer: 'summer sum verano verao ete sommer estate estiu',
  Autumn: 'autumn fall otono outono automne herbst autunno tardor',
  Winter: 'winter win invierno inverno hiver hivern',
};

export type Season = keyof typeof seasonNames;

/** Folded word to season; `fall` is autumn. */
export const seasons = new Map(
  Object.entries(seasonNames).flatMap(([season, words]) => words.split(' ').map((word) => [word, season as Season] as const)),
);
