import { timeWords } from '../time-units.ts';
import type { Frame } from './frame.ts';

const openings = new Set(['in', 'among', 'for', 'within', 'en', 'entre', 'em', 'bei', 'chez', 'parmi']);
/** What no part of those studied is: `In this trial, …`, `In the overall population, …`, `In conclusion, …`. */
const general = new Set(
  'study trial total all overall addition conclusion contrast general particular summary turn both each every comparison results fact multivariable multivariate univariate regression model models adjusted groups arms this these our'.split(
    ' ',
  ),
);
/** Who or what a part of those studied is. */
const parts = new Set(
  'patients participants subjects women men girls boys children adults adolescents infants individuals people persons those females males population analysis subgroup subset disease smokers carriers pacientes mujeres hombres patientes patientinnen patienten frauen männer'.split(
    ' ',
  ),
);
const longest = 24;

/** `In patients with diabetes, …`, `Among women, …`, `In the per-protocol population, …`: of whom a sentence tells that does not tell of all. */
export function leadingSubgroup({ text, tokens, armAt, quantityAt }: Frame): string | undefined {
  if (!openings.has(tokens[0]?.lower ?? '')) return undefined;
  const comma = tokens.findIndex(({ lower }, at) => lower === ',' && tokens[at + 1]?.kind !== 'number');
  if (comma < 2 || comma > longest) return undefined;
  for (let at = 1; at < comma; at++) {
    const { lower } = tokens[at] ?? { lower: '' };
    if (general.has(lower) || timeWords.has(lower) || armAt[at] || lower === '(' || (quantityAt[at] && quantityAt[at]?.kind !== 'value'))
      return undefined;
  }
  const from = /^(?:the|a|an|los|las|der|den|dem|les)$/.test(tokens[1]?.lower ?? '') ? 2 : 1;
  // `In 62 surviving patients, …` tells how many they were.
  if (tokens[from]?.kind === 'number' || !tokens.slice(from, comma).some(({ lower }) => parts.has(lower))) return undefined;
  if (tokens.slice(comma, comma + 3).some(({ lower }) => lower === 'respectively')) return undefined;
  return text.slice(tokens[from]?.start, tokens[comma - 1]?.end);
}
