import type { Measure, Value } from '../quantities/quantity.ts';
import { timeUnits } from '../quantities/unit.ts';
import type { Token } from '../tokens.ts';

const changes =
  /^(?:chang|decreas|increas|reduc|dropp|drop$|fell|rose|declin|improve|gain|loss|lost|lower(?:ed|ing)|rais|drops|decline|differ|dismin|aument|réduct|diminu|sank|stieg|cambio|variation)/;
const falling = /^(?:decreas|reduc|dropp|drop$|drops|fell|declin|lower(?:ed|ing)|loss|lost|dismin|réduct|diminu|sank)/;
const rising = /^(?:increas|rose|gain|rais|aument|stieg|improve)/;
const centre: Readonly<Record<string, 'median' | 'mean'>> = {
  median: 'median',
  medians: 'median',
  mediana: 'median',
  médiane: 'median',
  mediane: 'median',
  mediano: 'median',
  mpfs: 'median',
  mos: 'median',
  mean: 'mean',
  means: 'mean',
  average: 'mean',
  averaged: 'mean',
  media: 'mean',
  média: 'mean',
  moyenne: 'mean',
  moyen: 'mean',
  mittlere: 'mean',
  mittelwert: 'mean',
  lsm: 'mean',
  promedio: 'mean',
};
const yearly = /^(?:annual|annualized|annualised|yearly|anual|annuelle|jährliche)$/;

/** What kind of value a row holds, by its numbers and the words around it (those nearest to the value last). */
export function measureOf(value: Value, words: readonly Token[]): { measure: Measure; direction?: string; asValue?: true; unit?: string } {
  const lowers = words.map(({ lower }) => lower);
  const centred = lowers.map((word) => centre[word]).findLast((found) => found !== undefined);
  const change = lowers.some((word) => changes.test(word)) || /(?:from|over) baseline/.test(lowers.join(' '));
  const direction = lowers.findLast((word) => falling.test(word) || rising.test(word));
  const directed = direction === undefined ? {} : { direction: falling.test(direction) ? 'decrease' : 'increase' };
  if (value.value === 'NR') return { measure: 'median' };
  if (value.unit !== undefined && /(?:^|\s|%)(?:per|\/)\s?/.test(value.unit) && isRate(value.unit)) return { measure: 'rate' };
  if (value.value === undefined) {
    if (value.pct === undefined) return { measure: value.N === undefined ? 'count' : 'proportion' };
    if (value.n === undefined && lowers.some((word) => yearly.test(word))) return { measure: 'rate', asValue: true, unit: '% per year' };
    if (value.n === undefined && value.N === undefined && (value.pct < 0 || (change && isOfChange(lowers))))
      return { measure: 'percent_change', asValue: true, unit: '%', ...directed };
    return { measure: 'proportion' };
  }
  if (centred === 'median') return { measure: 'median' };
  if (change && (value.value < 0 || isOfChange(lowers))) return { measure: 'mean_change', ...directed };
  if (centred !== undefined) return { measure: centred };
  return { measure: value.unit !== undefined && timeUnits.has(value.unit.toLowerCase()) ? 'median' : value.iqr ? 'median' : 'mean' };
}

/** A verb of change before its number (`dropped 46%`, `decreased by 9`), or a noun of change with what changed; no `lower risk`, no share of patients. */
function isOfChange(lowers: readonly string[]): boolean {
  return lowers.some(
    (word, index) =>
      changes.test(word) &&
      !/^(?:differ|improved$|improvement$)/.test(word) &&
      !/^(?:patients|participants|subjects)$/.test(lowers[index - 1] ?? ''),
  );
}

const isRate = (unit: string): boolean =>
  /(?:per|\/)\s?(?:\d[\d,]*\s)?(?:person|patient|participant|year|month|week|day|annum|100|1000|1,000|10,000|100,000|woman|child|live|visit|subject|hour|night)/i.test(
    unit,
  );
