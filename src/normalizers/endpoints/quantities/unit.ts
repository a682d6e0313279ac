import { timeUnits } from '../time-units.ts';
import type { Token } from '../token.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const single = words(
  'points point prozentpunkte prozentpunkt puntos pontos punkte kg g mg µg μg mcg ng pg l ml dl cm mm m µm μm nm ms mmhg bpm mmol µmol μmol nmol pmol mol u iu meq kcal kj j w kpa db letters letter lines line diopters diopter dioptres d beats breaths steps cells copies log10 log ppm ppb mm³ m² cm² mm² kg/m2 kg/m² mm2 cm2 cm³ cmh2o mv hz percentage % percent ° °c',
);
/** Units that a solidus makes: `mg/dl`, `ml/min`, `kg/m2`, `events/year`. */
const joined =
  /^[a-z]{6,12}\/(?:day|week|month|year|hour|min|minute|night|visit|patient|person)$|^(?:[a-zµμ%]{1,5}|cells|beats|copies|events|mmol|µmol|nmol|pmol|kcal|breaths|steps)\/(?:[a-zµμ0-9³²]{1,7}|min|mol|day|week|month|year|hour|patient|100|1000)(?:\/[a-z0-9]+)?$/;

/**
 * The unit behind a number: token index where it ends. `12.3 mm Hg`, `-11 mg per deciliter`, `45 mL/min/1.73 m2`, `3.4 per 100
 * person-years`, `0.19% per year`, `8.1 events per 1000 patients`. Equals `at` where there is none.
 */
export function unitEnd(tokens: readonly Token[], at: number): number {
  let end = baseEnd(tokens, at);
  if (end === at) {
    if (!isRate(tokens, at)) return at;
    if (tokens[at]?.lower !== 'per') end = at + 1;
  }
  // `h·mg/dL`, `ng × h/mL`
  while (end > at && /^[·×*⋅]$/.test(tokens[end]?.lower ?? '') && baseEnd(tokens, end + 1) > end + 1) end = baseEnd(tokens, end + 1);
  // `per deciliter`, `per year`, `per 100 person-years`, `per 1.73 m2`, `/1.73 m2`
  for (let parts = 0; parts < 3; parts++) {
    const next = perEnd(tokens, end);
    if (next === end) break;
    end = next;
  }
  return end;
}

function baseEnd(tokens: readonly Token[], at: number): number {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first) return at;
  if (first.lower === 'mm' && second?.lower === 'hg') return at + 2;
  if ((first.lower === 'percentage' || first.lower === 'percent' || first.lower === '%') && /^points?$/.test(second?.lower ?? ''))
    return at + 2;
  if (first.lower === '°' && (second?.lower === 'c' || second?.lower === 'f') && !second.spaced) return at + 2;
  if (first.lower === 'per' && second?.lower === 'cent') return at + 2;
  if (first.lower === 'standard' && second?.lower === 'deviations') return at + 2;
  if (first.lower === 'percentage') return at;
  if (first.kind === 'word' || first.lower === '%' || first.lower === '°') {
    if (timeUnits.has(first.lower) || single.has(first.lower) || joined.test(first.lower)) return at + 1;
    if (
      /^(?:deciliters?|litres?|liters?|grams?|kilograms?|milligrams?|millilitres?|milliliters?|millimeters?|centimeters?|milliseconds?|units?)$/.test(
        first.lower,
      )
    )
      return at + 1;
  }
  return at;
}

const isRate = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]?.lower === 'per' ||
    (/^(?:events?|cases?|deaths?|episodes?|exacerbations?|infections?|hospitalizations?|hospitalisations?|attacks?|relapses?|falls|seizures)$/.test(
      tokens[at]?.lower ?? '',
    ) &&
      tokens[at + 1]?.lower === 'per')) &&
  perEnd(tokens, tokens[at]?.lower === 'per' ? at : at + 1) > at + 1;

const perNouns =
  /^(?:person|patient|participant|subject|woman|child|bed|catheter|device|life|live)?-?(?:years?|yrs?|months?|weeks?|days?|hours?|min|minutes?|births?|persons?|patients?|participants?|people|women|men|children|deciliter|decilitre|liter|litre|milliliter|millilitre|minute|mole?|m2|m²|dl|l|ml|square|eye|tooth|subject|visit|cycle|admissions?|adults|infants|individuals|procedures?|annum|mm3|1\.73|operations?|wk|mo|kg|kilogram|gram|millimeter)$/;

function perEnd(tokens: readonly Token[], at: number): number {
  const sign = tokens[at]?.lower;
  if (sign !== 'per' && sign !== '/' && sign !== 'a') return at;
  let end = at + 1;
  if (tokens[end]?.kind === 'number') {
    if (sign === '/' && tokens[end]?.value !== 1.73 && (tokens[end]?.value ?? 0) < 100) return at;
    end += 1;
  }
  const noun = tokens[end];
  if (noun === undefined) return at;
  if (noun.lower === 'm' && tokens[end + 1]?.lower === '(') return end + 4;
  if (noun.lower === 'm' && tokens[end + 1]?.value === 2) return end + 2;
  if (perNouns.test(noun.lower) && (sign !== 'a' || noun.lower === 'year')) {
    // `per 100 patient years`, `per square meter`
    const more = tokens[end + 1]?.lower ?? '';
    return /^(?:person|patient|participant|square|subject)s?$/.test(noun.lower) &&
      /^(?:years?|months?|days?|meters?|metres?|treated)$/.test(more)
      ? end + 2
      : end + 1;
  }
  return at;
}
