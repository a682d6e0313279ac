import type { Token } from '../token.ts';
import { isChange } from './change-words.ts';
import { countsStand } from './count-standing.ts';
import type { Frame } from './frame.ts';
import type { Series } from './series.ts';

const centred =
  /^(?:median|mean|means|average|averaged|mediana|media|média|médiane|moyenne|mittlere|score|scores|rate|rates|incidence|duration|length|time|times|level|levels|number|concentration|survival|follow-up|change|difference|value|values|volume|pressure|index|dose|weight)$/;
const stating =
  /^(?:was|were|is|are|averaged|by|of|reached|to|from|fue|fueron|foi|était|war|betrug|:|=|,|decreased|increased|dropped|fell|rose)$/;

/** `was 7.1 mm Hg (27.9%) with A and 5.7 mm Hg with B`, `14.9 per 1000 person-years among users of A, 11.6 … among users of B`: the value of a next arm, in the unit before. */
function goesOn({ tokens, quantities, mentions }: Frame, { values, from }: Series): boolean {
  const [first] = values;
  if (first?.unit === undefined || !/^(?:and|,|vs|versus|than)$/.test(tokens[from - 1]?.lower ?? '')) return false;
  if (!mentions.some((mention) => mention.from >= first.to && mention.from <= first.to + 16)) return false;
  return quantities.some(
    (earlier) =>
      earlier.kind === 'value' && earlier.to < from && from - earlier.to < 40 && earlier.unit === first.unit && earlier.value !== undefined,
  );
}

/** `fell from 9.1 to 5.2`: the later value behind an earlier one, which is left out. */
const isLater = ({ tokens }: Frame, from: number): boolean =>
  tokens[from - 1]?.lower === 'to' &&
  [2, 3, 4, 5].some((back) => tokens[from - back]?.kind === 'number' && tokens[from - back - 1]?.lower === 'from') &&
  tokens.slice(Math.max(0, from - 30), from).some(({ lower }) => isChange(lower));

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
  if (goesOn(frame, series) || isLater(frame, from)) return true;
  // `(median, 33.6; range, 3.9 to 82.5)`
  if (before === ',' && /^(?:median|mean)$/.test(frame.tokens[from - 2]?.lower ?? '')) return true;
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
