import type { Measure, Value } from '../quantities/quantity.ts';
import { timeUnits } from '../time-units.ts';
import type { Token } from '../token.ts';
import { changesBeside, directionOf, isChange, isNamedChange } from './change-words.ts';

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
  averaging: 'mean',
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
/** Outcomes that are measured in per cent themselves: their values are means, and changes of them are of percentage points. */
const inPercent =
  /^(?:hba1c|hba1|hba₁|hba₁c|hba~1c~|a1c|ghb|glycated|glycosylated|glycohemoglobin|hba|hematocrit|haematocrit|hct|lvef|ejection|saturation|spo2|hemoglobina|hb1ac)$/;
/** Whether an outcome, by its name, is measured in per cent; not `proportion with HbA1c below 7%`. */
export function isInPercent(name: string): boolean {
  const lowers = name.toLowerCase().split(/[^\p{L}\p{N}₁~]+/u);
  return lowers.some((word) => inPercent.test(word)) && !tellsOfPeople(lowers);
}

/** Outcomes on a scale, of which a share behind a word of change is the relative change (`adiponectin levels increased (29.8%)`). */
const onScale =
  /^(?:pressure|iop|levels?|concentrations?|weight|strength|volume|density|bmd|scores?|titers?|titres?|cholesterol|ldl|ldl-c|hdl|hdl-c|triglycerides?|glucose|insulin|adiponectin|crp|thickness|width|length|height|area|index|bmi|flow|velocity|expansion|intensity|temperature|variability|activity|proteinuria|uacr|upcr|expression|power|capacity|size|burden|consumption|intake|use|fat|mass|perfusion)$/;
/** Outcomes of time to an event, whose value in months is a median where nothing else is said. */
const survival =
  /^(?:survival|sobrevida|supervivencia|survie|überleben|gesamtüberleben|os|pfs|dfs|efs|rfs|ttp|dor|dmfs|mpfs|mos|time|times|duration)$/;

export interface Kind {
  readonly measure: Measure;
  readonly direction?: string;
  readonly asValue?: true;
  readonly unit?: string;
}

/** Where a row stands. `words` are those that name it, `tokens` those of its sentence, `before` the measure of the row before it. */
export interface Circumstances {
  readonly words: readonly Token[];
  readonly tokens: readonly Token[];
  readonly inBracket: boolean;
  readonly before?: Measure | undefined;
  /** Name of the endpoint that the row was linked to. */
  readonly outcome?: string | undefined;
  /** Kind of the value before in the same unit, where the row goes on with `and` or a comma. */
  readonly earlier?: Kind | undefined;
}

/** Measures that only words tell of, against those that a number has by itself. */
const told = new Set<Measure>(['median', 'mean_change', 'percent_change', 'rate']);

/** The kinds of the values of one row: what the words beside one of them say (`decreased by 9 with A and 2 with B`) is said of all that are like it. */
export function measuresOf(values: readonly Value[], circumstances: Circumstances): Kind[] {
  const kinds = values.map((value) => measureOf(value, circumstances));
  const lead = kinds.find(({ measure }, at) => told.has(measure) && values[at]?.value !== 'NR');
  if (!lead) {
    // `14 [5%] vs none`, `8.6% (14) and 6.3% (5)`: what is counted beside shares is one.
    return kinds.some(({ measure }) => measure === 'proportion')
      ? kinds.map((kind) => (kind.measure === 'count' ? { measure: 'proportion' } : kind))
      : kinds;
  }
  return kinds.map((kind, at) => {
    const isShare = kind.measure === 'proportion' && values[at]?.n === undefined && values[at]?.N === undefined;
    const isPlain = kind.measure === 'mean' && values[at]?.value !== undefined;
    return (isShare && lead.asValue) || (isPlain && !lead.asValue) ? lead : kind;
  });
}

/**
 * What kind of value a row holds, by its numbers and the words around it (those nearest to the value last). `words` are those that name it, `tokens`
 * those of its sentence.
 */
function measureOf(value: Value, { words, tokens, inBracket, before, outcome, earlier }: Circumstances): Kind {
  const lowers = words.map(({ lower }) => lower);
  const direction = directionOf(lowers);
  const directed = direction === undefined ? {} : { direction };
  const wordBefore = (): boolean => tokens.slice(Math.max(0, value.from - 60), value.from).some(({ lower }) => isChange(lower));
  if (value.value === 'NR') return { measure: 'median' };
  if (value.unit !== undefined && isRate(value.unit)) return { measure: 'rate' };
  const ofScale = lowers.some((word) => inPercent.test(word)) || (outcome !== undefined && isInPercent(outcome));
  const beside = changesBeside(tokens, value.from, value.to);
  const annual = lowers.some((word) => yearly.test(word));
  if (value.value === undefined) {
    if (value.pct === undefined) return { measure: value.N === undefined ? 'count' : 'proportion' };
    if (value.n !== undefined || value.N !== undefined) return { measure: 'proportion' };
    if (annual) return { measure: 'rate', asValue: true, unit: '% per year' };
    const signed = value.pct < 0 || tokens[value.from - 1]?.lower === '+';
    const changed =
      signed ||
      // `5.9 mm Hg (25.3%)`: the same change, relative.
      (inBracket && before === 'mean_change') ||
      (beside && !ofPeople(tokens, value.to)) ||
      (isNamedChange(lowers) && !inBracket && !ofPeople(tokens, value.to)) ||
      (lowers.some(isChange) && inBracket && lowers.some((word) => onScale.test(word)) && !tellsOfPeople(lowers));
    if (ofScale && !tellsOfPeople(lowers) && !ofPeople(tokens, value.to))
      return changed || lowers.some(isChange)
        ? { measure: 'mean_change', asValue: true, unit: '%', ...directed }
        : { measure: 'mean', asValue: true, unit: '%' };
    return changed ? { measure: 'percent_change', asValue: true, unit: '%', ...directed } : { measure: 'proportion' };
  }
  const centred = lowers.map((word) => centre[word]).findLast((found) => found !== undefined);
  if (annual && value.unit === undefined && lowers.some((word) => /^rates?$/.test(word))) return { measure: 'rate' };
  // `fell from 9.1 to 5.2`: the later of two values, and no change.
  const later =
    tokens[value.from - 1]?.lower === 'to' &&
    (tokens[value.from - 2]?.kind === 'number' || tokens[value.from - 2]?.lower === '%' || tokens[value.from - 3]?.kind === 'number');
  if (centred !== 'median' && !later && (beside || isNamedChange(lowers) || (value.value < 0 && wordBefore()))) {
    if (value.unit === '%' && !ofScale) return { measure: 'percent_change', ...directed };
    return { measure: 'mean_change', ...directed };
  }
  if (centred !== undefined) return { measure: centred };
  if (earlier) return earlier;
  if (value.iqr || value.range) return { measure: 'median' };
  if (before === 'median' || before === 'mean_change' || before === 'rate')
    return { measure: before, ...(before === 'mean_change' ? directed : {}) };
  const isTime = value.unit !== undefined && timeUnits.has(value.unit.toLowerCase());
  const hasSpread = value.sd !== undefined || value.se !== undefined || value.dispersion !== undefined;
  const ofTime = (): boolean =>
    lowers.some((word) => survival.test(word)) ||
    tokens
      .slice(Math.max(0, value.from - 30), value.from)
      .some(({ lower }) => /^(?:survival|delay(?:ed|s|ing)?|prolong(?:ed|s|ing)?)$/.test(lower));
  return { measure: isTime && !hasSpread && ofTime() ? 'median' : 'mean' };
}

const people = /^(?:patients?|participants?|subjects?|women|men|children|infants|people|persons|adults|individuals|eyes|recipients)$/;
const tellsOfPeople = (lowers: readonly string[]): boolean =>
  lowers.some((word) =>
    /^(?:proportions?|percentages?|achieving|achieved|reached|reaching|attained|responders?|incidence|responder)$/.test(word),
  );
/** `12% of patients had a reduction`. */
const ofPeople = (tokens: readonly Token[], to: number): boolean =>
  people.test(tokens[to]?.lower ?? '') ||
  (tokens[to]?.lower === 'of' && [1, 2, 3].some((ahead) => people.test(tokens[to + ahead]?.lower ?? '')));

const isRate = (unit: string): boolean =>
  /(?:per|\/)\s?(?:\d[\d,]*\s)?(?:person|patient|participant|year|month|week|day|annum|100|1000|1,000|10,000|100,000|woman|child|live|visit|subject|hour|night)/i.test(
    unit,
  ) && !/^(?:iu|u|units?|mg|g|ml|min|minutes?|steps|kcal|kj|hours?|h|sessions)\b/i.test(unit);
