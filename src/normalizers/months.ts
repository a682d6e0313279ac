/** Names of the months and their usual abbreviations in en, es, pt, fr, de, it, ca, cs, pl, nl, da, sv and nb, without diacritics. No word is two months. */
const names: readonly string[] = [
  'jan january januar janvier janv janeiro jaenner janner gen gener gennaio ene enero leden ledna januari stycznia styczen',
  'feb febr february februar febrer febrero febbraio fev fevr fevrier fevereiro unor unora februari luty lutego',
  'mar march marc mars marz marzo marco maerz mrz brezen brezna maart mrt marts marca marzec',
  'apr april aprile abr abril avr avril duben dubna kwietnia kwiecien',
  'may mai maio maig mayo mag maggio kveten kvetna mei maj maja',
  'jun june juni junho junio juny juin giu giugno cerven cervna czerwca czerwiec',
  'jul july juli julho julio juliol juil juillet lug luglio cervenec cervence lipca lipiec',
  'aug august ago agosto agost aou aout srpen srpna augustus augusti sierpnia sierpien',
  'sep sept september septembre septiembre setiembre set setembre setembro settembre zari wrzesnia wrzesien',
  'oct october octobre octubre out outubro ott ottobre okt oktober rijen rijna pazdziernika pazdziernik',
  'nov november novembre noviembre novembro listopad listopadu listopada',
  'dec december decembre desembre des dic diciembre dicembre dez dezember dezembro prosinec prosince desember grudnia grudzien',
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

/** `12.XI.2017`: to be read only where a month must stand, since `V` and `X` are other things elsewhere. */
export const romanMonths = new Map(
  ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'].map((word, at) => [word, at + 1] as const),
);
