import type { Token } from '../tokens.ts';
import { isChange } from './change-words.ts';
import { countsStand } from './count-standing.ts';
import type { Frame } from './frame.ts';
import type { Series } from './series.ts';

const centred =
  /^(?:median|mean|means|average|averaged|mediana|media|média|médiane|moyenne|mittlere|score|scores|rate|rates|incidence|duration|length|time|times|level|levels|number|concentration|survival|follow-up|change|difference|value|values|volume|pressure|index|dose|weight)$/;
const stating =
  /^(?:was|were|is|are|averaged|by|of|reached|to|from|fue|fueron|foi|était|war|betrug|:|=|,|decreased|increased|dropped|fell|rose)$/;

/** Whether a row of bare numbers is a result at all: numbers with a share, a spread or an interval are; others need words that say so. */
export function standsAlone(frame: Frame, series: Series, words: readonly Token[]): boolean {
  const { values, from } = series;
  const first = values[0];
  if (!first) return false;
  if (
    values.some(
      ({ pct, N, ci, sd, se, dispersion, iqr, range, value }) =>
        pct !== undefined ||
        N !== undefined ||
        ci ||
        sd !== undefined ||
        se !== undefined ||
        dispersion !== undefined ||
        iqr ||
        range ||
        value === 'NR',
    )
  )
    return true;
  if (first.value === undefined) return countsStand(frame, series);
  const hasUnit = values.some(({ unit }) => unit !== undefined);
  if (values.length > 1)
    return (
      hasUnit ||
      words.some(({ lower }) => centred.test(lower)) ||
      (frame.open[from] !== -1 && values.some(({ value }) => !Number.isInteger(value)))
    );
  const before = frame.tokens[from - 1]?.lower ?? '';
  // `reduced HbA1c by 0.3%, weight by 4.54 kg and fat mass by 2.8 kg`
  if (hasUnit && before === 'by' && frame.tokens.slice(Math.max(0, from - 40), from).some(({ lower }) => isChange(lower))) return true;
  if (hasUnit)
    return stating.test(before) &&
      words.some(({ lower }) => centred.test(lower) || /^(?:decreas|increas|reduc|improv|dropp|fell|rose|gain|los)/.test(lower)) &&
      !/^(?:weeks?|days?|months?|years?|hours?|minutes?)$/.test(first.unit ?? '')
      ? true
      : stating.test(before) && words.some(({ lower }) => /^(?:median|mean|average|mediana|media)$/.test(lower));
  return /^(?:was|were|of|averaged|:|=)$/.test(before) && words.some(({ lower }) => /^(?:median|mean|average|mediana|media)$/.test(lower));
}
