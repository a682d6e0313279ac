import { measures, type Result, resultKinds } from '../model/endpoint.ts';

type Measure = NonNullable<Result['measure']>;

/** A number of a result that conditions can be about; `total` is its N, `p` any of its P values. */
export type ResultNumber = 'value' | 'lower' | 'upper' | 'level' | 'p' | 'n' | 'total' | 'pct';

export type Comparison = '<' | '<=' | '=' | '>=' | '>';

/** One of the conditions that all hold for one result. `NR` is «not reached». */
export type ResultCondition =
  | { readonly on: 'kind'; readonly is: Result['kind'] }
  | { readonly on: 'measure'; readonly is: Measure }
  | { readonly on: 'unit'; readonly is: string }
  | { readonly on: 'adjusted' }
  | { readonly on: 'endpoint'; readonly words: string; readonly truncated?: true }
  | { readonly on: ResultNumber; readonly is: Comparison; readonly than: number | 'NR' };

/** Why conditions cannot be read, and where, in UTF-16 units of their text. */
export interface ConditionFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What people call a number of a result. `n` and `N` are told apart by their case, as in print. */
const numberNames: Readonly<Record<string, ResultNumber>> = {
  value: 'value',
  estimate: 'value',
  lower: 'lower',
  'lower bound': 'lower',
  'lower limit': 'lower',
  upper: 'upper',
  'upper bound': 'upper',
  'upper limit': 'upper',
  level: 'level',
  'ci level': 'level',
  p: 'p',
  'p value': 'p',
  n: 'n',
  events: 'n',
  total: 'total',
  pct: 'pct',
  percent: 'pct',
  percentage: 'pct',
};

const measureNames: Readonly<Record<string, Measure>> = {
  ...Object.fromEntries(measures.map((measure) => [measure.toLowerCase().replaceAll('_', ' '), measure])),
  'hazard ratio': 'HR',
  'odds ratio': 'OR',
  'risk ratio': 'RR',
  'relative risk': 'RR',
  'risk difference': 'RD',
  'mean difference': 'MD',
  'standardised mean difference': 'SMD',
  'standardized mean difference': 'SMD',
  irr: 'rate_ratio',
  'incidence rate ratio': 'rate_ratio',
  rrr: 'relative_reduction',
  'relative risk reduction': 'relative_reduction',
};

const signs: Readonly<Record<string, Comparison>> = { '≤': '<=', '≥': '>=', '=<': '<=', '=>': '>=', '==': '=', ':': '=' };

/** More on one result is a slip; a query may ask for many results. */
const mostConditions = 20;

const example = 'HR < 0.8, upper < 1, p <= 0.05, endpoint = overall survival';
const subjects = `a measure (HR, OR, RR, median …), value, lower, upper, level, p, n, N, pct, endpoint, kind, measure, unit`;

/**
 * The conditions of `HR < 0.8 and upper < 1 and endpoint = overall survival`: joined by «and» or a comma, each a measure, a number with
 * its bound, or a name. What has «and» in itself stands in single quotation marks. A number may be a span, `value = 0.5..0.8`.
 */
export function readResultConditions(text: string): readonly ResultCondition[] | ConditionFault {
  const conditions: ResultCondition[] = [];
  const found = pieces(text);
  if (found.length > mostConditions)
    return { message: `these are more than ${mostConditions} conditions on one result`, start: 0, end: text.length };
  for (const { start, end } of found) {
    const written = text.slice(start, end);
    const lead = written.length - written.trimStart().length;
    const read = readCondition(written.trim());
    if (Array.isArray(read)) conditions.push(...read);
    else {
      const { message, from = 0, to = written.trim().length } = read as Fault;
      return { message, start: start + lead + from, end: start + lead + Math.max(to, from + 1) };
    }
  }
  return conditions;
}

/** The same in words that are read as the same conditions. */
export const printResultConditions = (conditions: readonly ResultCondition[]): string => conditions.map(printed).join(' and ');

function printed(condition: ResultCondition): string {
  switch (condition.on) {
    case 'measure':
    case 'kind':
      return `${condition.on} = ${condition.is}`;
    case 'unit':
      return `unit = '${condition.is}'`;
    case 'adjusted':
      return 'adjusted';
    case 'endpoint':
      return `endpoint = '${condition.words}${condition.truncated ? '*' : ''}'`;
    default:
      return `${condition.on} ${condition.is} ${condition.than}`;
  }
}

/** A fault with its place in the condition; without one it is all of it. */
interface Fault {
  readonly message: string;
  readonly from?: number;
  readonly to?: number;
}

/** Where the text is cut: at commas that are not in a number, semicolons and «and», outside of quotation marks. */
function pieces(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const { 0: cut, index } of text.matchAll(/['’‘](?<=[=:]\s*['’‘])[^'’‘]*['’‘]?|;|,(?!\d)|(?<=\s)and(?=\s|$)/gi)) {
    if (/^['’‘]/.test(cut)) continue;
    found.push({ start, end: index });
    start = index + cut.length;
  }
  return [...found, { start, end: text.length }];
}

function readCondition(text: string): readonly ResultCondition[] | Fault {
  if (text === '') return { message: `a condition is missing here (an example: ${example})` };
  const found = /<=|>=|=<|=>|==|[<>=≤≥:]/.exec(text);
  if (!found) return bareCondition(text);
  const [sign] = found;
  const written = text.slice(0, found.index).trimEnd();
  const rest = text.slice(found.index + sign.length).trimStart();
  const value = { text: rest, from: text.length - rest.length };
  const is = signs[sign] ?? (sign as Comparison);
  const either = /\sor\s/i.exec(rest);
  if (either && !/^['’‘]/.test(rest)) {
    const from = value.from + either.index + 1;
    return { message: 'here all conditions must hold; one or the other is result:"…" OR result:"…"', from, to: from + 2 };
  }
  if (/^[-−\d.·]+%?$/.test(written)) return { message: `what is compared stands first: HR ${turned[is]} ${written}`, from: 0 };
  const name = { text: written, from: 0, to: Math.max(1, written.length) };
  const named = namedCondition(name.text, is, value);
  return named ?? { message: `there is nothing called ${written || sign} in a result: conditions are on ${subjects}`, ...name };
}

const turned: Readonly<Record<Comparison, Comparison>> = { '<': '>', '<=': '>=', '=': '=', '>=': '<=', '>': '<' };

interface Value {
  readonly text: string;
  readonly from: number;
}

/** `HR`, `adjusted HR`, `comparison`, `not reached`. */
function bareCondition(text: string): readonly ResultCondition[] | Fault {
  const name = plain(text);
  const kind = resultKinds.find((each) => each === name);
  if (kind) return [{ on: 'kind', is: kind }];
  if (name === 'adjusted') return [{ on: 'adjusted' }];
  if (name === 'not reached' || name === 'nr') return [{ on: 'value', is: '=', than: 'NR' }];
  const measure = readMeasure(name);
  if (measure) return measure;
  if (numberNames[name]) return { message: `${text} needs a sign and a number after it: ${text} < 0.8` };
  return { message: `this is no condition on a result (examples: ${example})` };
}

/** Undefined when nothing is called so. */
function namedCondition(written: string, is: Comparison, value: Value): readonly ResultCondition[] | Fault | undefined {
  const name = plain(written);
  const number = written === 'N' ? 'total' : Object.hasOwn(numberNames, name) ? numberNames[name] : undefined;
  if (number) return numbers(number, is, value);
  const measure = readMeasure(name);
  if (measure) {
    const bounds = numbers('value', is, value);
    return Array.isArray(bounds) ? [...measure, ...bounds] : bounds;
  }
  if (!['endpoint', 'outcome', 'kind', 'measure', 'unit'].includes(name)) return undefined;
  if (is !== '=') return { message: `${written} takes the sign =`, from: written.length };
  return names(name, value);
}

function names(name: string, { text, from }: Value): readonly ResultCondition[] | Fault {
  const said = text.replace(/^['’‘]|['’‘]$/g, '').trim();
  if (said === '') return { message: `${name} needs a value after it`, from: Math.max(0, from - 1), to: from };
  const whole = { from, to: from + text.length };
  if (name === 'kind') {
    const kind = resultKinds.find((each) => each === plain(said).replaceAll(' ', ''));
    return kind ? [{ on: 'kind', is: kind }] : { message: `kind knows ${resultKinds.join(', ')}`, ...whole };
  }
  if (name === 'measure') return readMeasure(plain(said)) ?? { message: `measure knows ${measures.join(', ')}`, ...whole };
  if (name === 'unit') return [{ on: 'unit', is: said.toLowerCase() }];
  const words = said.replace(/['’‘]/g, ' ').replace(/\*+$/, '').replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(words) || words.includes('*')) {
    return {
      message: words.includes('*') ? 'truncation (*) works at the end of a name only' : 'there is no word here to look for',
      ...whole,
    };
  }
  return [{ on: 'endpoint', words, ...(said.endsWith('*') ? { truncated: true } : {}) }];
}

/** `0.8`, `.8`, `0·8`, `−1.2`, `95%`, `NR`; behind `=` also a span, `0.5..0.8`, `0.5..`, `..0.8`, both ends belonging to it. */
function numbers(on: ResultNumber, is: Comparison, { text, from }: Value): readonly ResultCondition[] | Fault {
  if (text === '') return { message: 'a number is missing behind the sign', from: Math.max(0, from - 1), to: from };
  const than = readNumber(text);
  if (than !== undefined) {
    if (than === 'NR' && is !== '=') return { message: 'what was not reached is found by =', from };
    return [{ on, is, than }];
  }
  const [, low, high] = /^(.*?)\.\.(.*)$/su.exec(text) ?? [];
  if (is === '=' && low !== undefined && high !== undefined && low + high !== '') {
    const ends = [low, high].map((end) => (end.trim() === '' ? undefined : readNumber(end)));
    const [lowest, highest] = ends;
    if (ends.every((end, at) => typeof end === 'number' || [low, high][at]?.trim() === '')) {
      if (typeof lowest === 'number' && typeof highest === 'number' && lowest > highest)
        return { message: 'the first number is greater than the last', from };
      return [
        ...(typeof lowest === 'number' ? [{ on, is: '>=', than: lowest } as const] : []),
        ...(typeof highest === 'number' ? [{ on, is: '<=', than: highest } as const] : []),
      ];
    }
  }
  return { message: 'a number is written 0.8, a span 0.5..0.8, and what was not reached NR', from };
}

function readNumber(text: string): number | 'NR' | undefined {
  const written = text.trim();
  if (/^(?:nr|not reached)$/i.test(written)) return 'NR';
  const digits = written.replace('·', '.').replace('−', '-').replace(/\s*%$/, '');
  return /^[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/.test(digits) ? Number(digits) : undefined;
}

/** `hr`, `adjusted hr`, `ahr`. */
function readMeasure(name: string): readonly ResultCondition[] | undefined {
  const is = Object.hasOwn(measureNames, name) ? measureNames[name] : undefined;
  if (is) return [{ on: 'measure', is }];
  const [, base] = /^(?:adjusted |a(?=(?:hr|or|rr)$))(.+)$/.exec(name) ?? [];
  const adjusted = base !== undefined && Object.hasOwn(measureNames, base) ? measureNames[base] : undefined;
  return adjusted && [{ on: 'adjusted' }, { on: 'measure', is: adjusted }];
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
