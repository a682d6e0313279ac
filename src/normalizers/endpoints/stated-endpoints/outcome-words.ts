import type { Endpoint } from '../../../model/endpoint.ts';

const numbered = (singulars: string, plurals: string): ReadonlyMap<string, boolean> =>
  new Map([...singulars.split(' ').map((word) => [word, false] as const), ...plurals.split(' ').map((word) => [word, true] as const)]);

/** Nouns that say outcome by themselves, and whether they are plural. English, Spanish, Portuguese, French, German. */
export const outcomeNouns = numbered(
  'endpoint end-point outcome desenlace desfecho endpunkt zielgröße zielgrösse zielkriterium zielparameter hauptzielkriterium hauptzielgröße hauptendpunkt',
  'endpoints end-points outcomes desenlaces desfechos endpunkte zielgrößen zielgrössen zielkriterien hauptzielkriterien hauptzielgrößen',
);
/** Nouns that say it only with a rank: `primary efficacy variable`, `variable principal`, `critère de jugement principal`. */
export const weakNouns = numbered(
  'measure variable criterion parameter measurement assessment critère critere criterio medida',
  'measures variables criteria parameters measurements assessments critères criteres criterios medidas',
);
/** What a study aims at. */
export const aimNouns = numbered(
  'objective aim goal purpose objetivo objectif ziel hypothesis',
  'objectives aims goals objetivos objectifs ziele hypotheses',
);
/** Words that stand between a rank and its noun. */
export const bareNouns = new Set('efficacy safety clinical study trial outcome effectiveness composite end point'.split(' '));

const ranks: Readonly<Record<string, Endpoint['role']>> = {
  primary: 'primary',
  'co-primary': 'primary',
  coprimary: 'primary',
  main: 'primary',
  principal: 'primary',
  secondary: 'secondary',
  'co-secondary': 'secondary',
  exploratory: 'exploratory',
  tertiary: 'other',
  additional: 'other',
  other: 'other',
  further: 'other',
  primärer: 'primary',
  primäre: 'primary',
  primärem: 'primary',
  primäres: 'primary',
  primären: 'primary',
  sekundärer: 'secondary',
  sekundäre: 'secondary',
  sekundäres: 'secondary',
  sekundären: 'secondary',
};
const ranksBehind: Readonly<Record<string, Endpoint['role']>> = {
  principal: 'primary',
  principales: 'primary',
  principais: 'primary',
  principaux: 'primary',
  primario: 'primary',
  primaria: 'primary',
  primarios: 'primary',
  primarias: 'primary',
  primário: 'primary',
  primária: 'primary',
  primários: 'primary',
  primárias: 'primary',
  primaire: 'primary',
  primaires: 'primary',
  secundario: 'secondary',
  secundaria: 'secondary',
  secundarios: 'secondary',
  secundarias: 'secondary',
  secundário: 'secondary',
  secundária: 'secondary',
  secundários: 'secondary',
  secundárias: 'secondary',
  secondaire: 'secondary',
  secondaires: 'secondary',
  exploratorio: 'exploratory',
  exploratorios: 'exploratory',
};
const implied: Readonly<Record<string, Endpoint['role']>> = {
  hauptzielkriterium: 'primary',
  hauptzielkriterien: 'primary',
  hauptzielgröße: 'primary',
  hauptzielgrößen: 'primary',
  hauptendpunkt: 'primary',
};

/** The role that a word gives to the noun behind it, or, in the Romance languages, to the noun before it. */
export function rankOf(word: string, place: 'before' | 'behind' = 'before'): Endpoint['role'] | undefined {
  const table = place === 'before' ? ranks : ranksBehind;
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** The role that a compound has in itself (`Hauptzielkriterium`). */
export const impliedRole = (noun: string): Endpoint['role'] | undefined => (Object.hasOwn(implied, noun) ? implied[noun] : undefined);
