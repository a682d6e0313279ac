import { countedTimes, timeUnits, visits } from '../time-units.ts';
import type { Token } from '../token.ts';
import { countedNoun } from './counted.ts';
import { unitEnd } from './unit.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words before a number that make it a name, a time or a limit: `week 26`, `grade 3`, `at least 50`, `type 2`. */
const naming = set(
  'grade grades type phase stage class cohort quartile tertile quintile model table figure fig part period group groups arm arms least most than aged age ages level step version item items section no number nct factor cox grado',
);
const limits = set('>= <= >');
const timing = set(
  'at after for over within by from during through until every first last to between before past previous next since around up about approximately following en a los las durante después tras após até à après pendant nach über während innerhalb',
);
const months = set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
);
const doseUnits = set(
  'mg µg μg mcg g iu u units unit ml gy kg cgy mci mbq kbq gray l drops tablets mg/kg mg/m2 mg/m² µg/kg mcg/kg mg/day g/day mg/d iu/day u/kg ml/kg mg/ml kj/cm2',
);
const dosing = set(
  'daily twice once of dose doses group groups arm per tablet tablets injection injections weekly monthly bid tid qd day/ or plus and , ) intravenous oral iv',
);
/** Names of test statistics and of heterogeneity, whose values are no results. */
const statistics = set('t z f r rho ρ β beta chi2 χ2 i2 i² tau2 τ2 df kappa κ q h b w u r2 r² τ² χ²');
const unitless = set('vs versus v compared than');

/** Whether a number of a results part is none: a time, a dose, a year, a limit, a name, a ratio of allocation. */
export function isNoResult(tokens: readonly Token[], at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1]?.lower ?? '', tokens[at + 1]?.lower ?? ''];
  if (token?.kind !== 'number') return false;
  // `t~1/2~`, `C~24~`: a name with a lowered sign.
  if (before === '~') return true;
  // `grade 3 or 4 adverse events`, `weeks 12 and 24`
  if (
    /^(?:or|and|to|-|\/)$/.test(before) &&
    tokens[at - 2]?.kind === 'number' &&
    /^(?:grades?|stages?|types?|phases?|class|arms?|groups?|cohorts?)$/.test(tokens[at - 3]?.lower ?? '')
  )
    return true;
  if (limits.has(before) || naming.has(before) || countedTimes.has(before) || visits.has(before))
    return !(before === 'than' && next === '%' && /^(?:less|fewer)$/.test(tokens[at - 2]?.lower ?? ''));
  // `(<1%)` and `in <1% of patients` are shares, `HbA1c <7%` is a limit.
  if (before === '<') return next !== '%' || !/^(?:[([,;]|in|and|or|vs|versus|of|by|was|were|with|to)$/.test(tokens[at - 2]?.lower ?? '');
  if (before === '=') {
    const name = tokens[at - 2]?.lower ?? '';
    // `>or=15%`; `t~11~ = 5.4`; `n = 5, 14%` is a share of patients.
    if (name === 'or' || name === '~' || statistics.has(name)) return true;
    if (name === 'n') return !(/^[,;]$/.test(next) && tokens[at + 2]?.kind === 'number' && tokens[at + 3]?.lower === '%');
  }
  if (
    /^(?:or)$/.test(tokens[next === '%' ? at + 2 : at + 1]?.lower ?? '') &&
    /^(?:less|more|fewer|greater|higher|lower|above|below|older|younger|worse)$/.test(tokens[next === '%' ? at + 3 : at + 2]?.lower ?? '')
  )
    return true;
  // `the noninferiority margin of 4.1%`, `cutoff body weight of 75 kg`
  if (
    [1, 2, 3, 4].some((back) => /^(?:margin|cutoff|cut-off|threshold|cut-point|target)$/.test(tokens[at - back]?.lower ?? '')) &&
    /^(?:of|was|at|:|=|\()$/.test(before)
  )
    return true;
  // 1:1, 3:2 and times of day
  if (
    (next === ':' && tokens[at + 2]?.kind === 'number' && tokens[at + 2]?.spaced === tokens[at + 1]?.spaced) ||
    (before === ':' && tokens[at - 2]?.kind === 'number' && token.spaced === tokens[at - 1]?.spaced)
  )
    return true;
  if (isTime(tokens, at) || isYear(tokens, at) || isDose(tokens, at)) return true;
  if (before === '/' && !token.spaced && tokens[at - 2]?.kind === 'number') return true;
  return next === '-' && tokens[at + 2]?.lower === 'fold'
    ? false
    : next === 'years' &&
        /^(?:of|old|or)$/.test(tokens[at + 2]?.lower ?? '') &&
        tokens[at + 3]?.lower !== 'follow-up' &&
        /^(?:age|older|younger|old)$/.test(tokens[at + 3]?.lower ?? tokens[at + 2]?.lower ?? '');
}

function isTime(tokens: readonly Token[], at: number): boolean {
  let ahead = at + 1;
  // `at 3, 6, and 12 months`, `24 to 48 weeks`
  while (ahead < at + 9 && (/^(?:,|and|or|to|-|y|e|et|und|plus)$/.test(tokens[ahead]?.lower ?? '') || tokens[ahead]?.kind === 'number'))
    ahead += 1;
  if (!timeUnits.has(tokens[ahead]?.lower ?? '')) return false;
  if (ahead > at + 1 && !/^(?:,|and|or|to|-|y|e|et|und|plus)$/.test(tokens[at + 1]?.lower ?? '')) return false;
  let back = at - 1;
  while (
    back > at - 9 &&
    (/^(?:,|and|or|to|-|the|y|e|et|und|los|las)$/.test(tokens[back]?.lower ?? '') ||
      tokens[back]?.kind === 'number' ||
      timeUnits.has(tokens[back]?.lower ?? ''))
  ) {
    if (/^(?:to|a|y|e)$/.test(tokens[back]?.lower ?? '') && timing.has(tokens[back]?.lower ?? '') && tokens[back - 1]?.kind !== 'number')
      break;
    back -= 1;
  }
  const before = tokens[back]?.lower ?? '';
  // `12 months in group A and 13 months in group B`: no preposition stands before `and`.
  if (/^(?:,|and|or|y|e|et|und)$/.test(tokens[back + 1]?.lower ?? '')) return false;
  return timing.has(before) && !(before === 'by' && ahead === at + 1 && !/^\d+$/.test(tokens[at]?.lower ?? ''));
}

function isYear(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.value === undefined || !/^(?:19|20)\d\d$/.test(token.lower)) {
    // `March 1`, `15 May`
    return months.has(tokens[at - 1]?.lower ?? '') && tokens[at + 1]?.lower !== '%'
      ? true
      : months.has(tokens[at + 1]?.lower ?? '') && tokens[at + 1]?.lower !== 'may';
  }
  const next = tokens[at + 1]?.lower ?? '';
  // `in 2016 (39%) and 2017 (61%)`
  if (next === '(' && (/^(?:in|since|from|until|during|year)$/.test(tokens[at - 1]?.lower ?? '') || isListedYear(tokens, at))) return true;
  return next !== '%' && next !== '(' && next !== '[' && next !== '/' && !countedNoun.test(next);
}

/** `… and 2017 (61%)` behind another year. */
const isListedYear = (tokens: readonly Token[], at: number): boolean =>
  /^(?:and|to|,|-)$/.test(tokens[at - 1]?.lower ?? '') &&
  tokens.slice(Math.max(0, at - 9), at - 1).some(({ lower }) => /^(?:19|20)\d\d$/.test(lower));

/** `quetiapine 300 and 600 mg/day`, `50, 100, and 200 mg`: whole numbers without a unit before one with the unit of a dose. */
function listsDoses(tokens: readonly Token[], at: number): boolean {
  let index = at;
  for (let numbers = 0; numbers < 5; numbers++) {
    if (!/^\d+(?:\.\d)?$/.test(tokens[index]?.lower ?? '')) return false;
    let joint = index + 1;
    while (joint < index + 3 && /^(?:,|and|or)$/.test(tokens[joint]?.lower ?? '')) joint += 1;
    if (joint === index + 1)
      return numbers > 0 && /^(?:mg|µg|μg|mcg|g|iu|units?|gy|mg\/(?:day|kg|d|m2)|µg\/kg|g\/day)$/.test(tokens[joint]?.lower ?? '');
    index = joint;
  }
  return false;
}

const taking = /^(?:dose|doses|dosage|dosages)$/;

function isDose(tokens: readonly Token[], at: number): boolean {
  if (listsDoses(tokens, at)) return true;
  if (!doseUnits.has(tokens[at + 1]?.lower ?? '')) return false;
  // `15 mg per deciliter` is a concentration.
  if (unitEnd(tokens, at + 1) > at + 2 && !/^(?:day|kg|week|dose|hour)$/.test(tokens[unitEnd(tokens, at + 1) - 1]?.lower ?? ''))
    return false;
  if (
    [1, 2, 3].some(
      (back) => taking.test(tokens[at - back]?.lower ?? '') && !/^(?:median|mean|average)$/.test(tokens[at - back - 1]?.lower ?? ''),
    )
  )
    return true;
  const next = tokens[at + 2]?.lower ?? '';
  if (unitless.has(next)) return false;
  return dosing.has(next) && next !== ')' && next !== ',' && next !== 'and' && next !== 'or'
    ? true
    : tokens[at + 2]?.kind === 'word' &&
        !/^(?:in|with|for|on|after|at|from|more|less|lower|higher|reduction|increase|decrease)$/.test(next);
}
