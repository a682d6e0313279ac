import type { Token } from '../token.ts';
import { type ArmPhrase, readArmPhrase } from './arm-phrase.ts';
import { bracketAt } from './bracket.ts';

/** Arms that one stretch of text lists. */
export interface ArmList {
  readonly arms: readonly ArmPhrase[];
  /** Those compared with each other, as indexes: in a factorial trial two pairs. */
  readonly sets: readonly (readonly number[])[];
}

interface Segment {
  readonly from: number;
  readonly to: number;
  /** What stands before it. */
  readonly by: 'begin' | 'comma' | 'and' | 'or';
}

const joints: Readonly<Record<string, Segment['by']>> = {
  ',': 'comma',
  ';': 'comma',
  '&': 'and',
  and: 'and',
  y: 'and',
  e: 'and',
  et: 'and',
  und: 'and',
  or: 'or',
  versus: 'or',
  vs: 'or',
  v: 'or',
  o: 'or',
  ou: 'or',
  oder: 'or',
};

/** Words that begin another clause: the list is at its end. */
const stops = new Set(
  'were was had are is has have who whose which randomization randomisation allocation we until stratified stratification using primary endpoint outcome outcomes this block blocks if they then because received receives receive did'.split(
    ' ',
  ),
);

/** Cuts at commas, `and`, `or` outside brackets. */
function segmentsOf(tokens: readonly Token[], from: number, to: number): Segment[] {
  const segments: Segment[] = [];
  let start = from;
  let by: Segment['by'] = 'begin';
  const close = (end: number) => {
    if (end > start) segments.push({ from: start, to: end, by });
  };
  for (let index = from; index < to && segments.length < 16; index++) {
    const { lower, kind } = tokens[index] as Token;
    if (lower === '(' || lower === '[') {
      index = bracketAt(tokens, index, to) ?? index;
      continue;
    }
    const joint = joints[lower];
    if (joint) {
      // `1, 3 and 6`, `300 and 600 mg` are no arms to part; `, or` is one joint.
      close(index);
      by = index === start && by !== 'begin' ? (joint === 'comma' ? by : joint) : joint;
      start = index + 1;
      // `vs.` has a point of its own.
      if (tokens[start]?.lower === '.' && (lower === 'vs' || lower === 'v')) start += 1;
    } else if (
      lower === '.' ||
      lower === '=' ||
      (lower === ':' && tokens[index + 1]?.spaced) ||
      (kind === 'word' && stops.has(lower) && index > start)
    ) {
      close(index);
      return segments;
    }
  }
  close(to);
  return segments;
}

/**
 * Reads the arms listed from `from`: `X or Y`, `X (n = 73), Y (n = 49), or Z`, `A or B and C or D` (factorial). Lists without `or` count where
 * `grouped` says that groups were named before, or where each arm has its count.
 */
export function readArmList(text: string, tokens: readonly Token[], from: number, to: number, grouped: boolean): ArmList | undefined {
  const segments = segmentsOf(tokens, from, to);
  const firstOr = segments.findIndex(({ by }) => by === 'or');
  const lists = firstOr > 0 ? alternatives(segments, firstOr) : [segments.map(({ from: a, to: b }) => [a, b] as const)];
  const arms: ArmPhrase[] = [];
  const sets: number[][] = [];
  for (const list of lists) {
    const own: number[] = [];
    const phrases = list.flatMap(([a, b]) => {
      const phrase = readArmPhrase(text, tokens, a, b);
      return phrase ? [phrase] : [];
    });
    for (const phrase of withSharedHeads(phrases)) {
      own.push(arms.length);
      arms.push(phrase);
    }
    if (own.length > 1) sets.push(own);
  }
  if (firstOr <= 0) {
    const evident = arms.filter(({ n }) => n !== undefined).length >= 2 || grouped;
    if (!evident) return arms.length > 0 ? { arms: arms.slice(0, 1), sets: [] } : undefined;
  }
  return arms.length > 0 ? { arms: arms.slice(0, 10), sets } : undefined;
}

type Range = readonly [from: number, to: number];

/** The items of lists with `or`; behind the last, `and` may begin a second list (two factors). */
function alternatives(segments: readonly Segment[], firstOr: number): Range[][] {
  const before: Range[] = [];
  const head = segments.slice(0, firstOr);
  if (head.some(({ by }) => by === 'and')) {
    // `epirubicin, oxaliplatin, and capecitabine or …` is one regimen.
    before.push([head[0]?.from ?? 0, head.at(-1)?.to ?? 0]);
  } else for (const { from, to } of head) before.push([from, to]);
  let next = firstOr;
  const items = before;
  while (segments[next]?.by === 'or') {
    const { from, to } = segments[next] as Segment;
    items.push([from, to]);
    next += 1;
  }
  const follows = segments[next];
  if (follows?.by === 'and') {
    if (segments[next + 1]?.by === 'or') return [items, ...alternatives(segments.slice(next), 1)].slice(0, 3);
    // `placebo or aspirin and clopidogrel`
    const last = items.pop();
    if (last) items.push([last[0], follows.to]);
  }
  return [items];
}

/** Adjectives and doses that share the head of the last item: `intensive or standard glucose control`, `48 or 24 weeks of treatment`. */
export function withSharedHeads(given: readonly ArmPhrase[]): ArmPhrase[] {
  const last = given.at(-1);
  const phrases = withoutDoses(given);
  if (!last || phrases.length < 2) return [...phrases];
  const head = last.words.at(-1) ?? '';
  return phrases.map((phrase, index) => {
    if (index === phrases.length - 1) return phrase;
    const [word, ...more] = phrase.words;
    if (!phrase.bare && more.length === 0 && word && shared.test(word) && last.words.length > 1 && last.words[0] !== word) {
      const tail = last.words.slice(last.words[0] !== undefined && shared.test(last.words[0]) ? (compound(last) ? 2 : 1) : 1);
      return tail.length > 0 && tail.length <= 3
        ? {
            ...phrase,
            name: `${phrase.name} ${tail.join(' ')}`,
            words: [...phrase.words, ...tail],
            aliases: [...phrase.aliases, phrase.words],
          }
        : phrase;
    }
    if (
      !phrase.bare &&
      shared.test(word ?? '') &&
      phrase.words.length === 2 &&
      compound(phrase) &&
      compound(last) &&
      last.words.length > 2
    ) {
      const tail = last.words.slice(2);
      return { ...phrase, name: `${phrase.name} ${tail.join(' ')}`, words: [...phrase.words, ...tail] };
    }
    // `32 mg or 64 mg of buprenorphine`
    if (phrase.bare && !last.bare) return { ...phrase, name: `${phrase.name} ${last.name}`, words: [...phrase.words, ...last.words] };
    if (phrase.bare && /^\d+$/.test(phrase.words.join('')) && last.bare && /\D/.test(head))
      return { ...phrase, name: `${phrase.name} ${head}`, words: [...phrase.words, head] };
    return phrase;
  });
}

/** Words that part arms and want a head. */
const shared =
  /^(?:intensive|standard|early|late|usual|high|low|medium|moderate|active|sham|conventional|immediate|delayed|deferred|open|laparoscopic|robotic|liberal|restrictive|continuous|intermittent|short|long|intervention|experimental|control|treatment|normal|strict|low-dose|high-dose|oral|intravenous|tight|routine|extended|manual|electronic|individual|cemented|uncemented|warmed|unwarmed)$/;
const compound = ({ name }: ArmPhrase): boolean => /^(?:high|low|short|long|early|late|extended|immediate|open)-\p{L}/iu.test(name);

/** `exenatide, 10 µg twice daily, or placebo`: a dose between names is no arm; `dimelokart 50 mg, 100 mg, or placebo` has three. */
function withoutDoses(given: readonly ArmPhrase[]): ArmPhrase[] {
  if (given[0]?.bare) return [...given];
  const phrases: ArmPhrase[] = [];
  let dosed: ArmPhrase | undefined;
  for (const phrase of given) {
    if (!phrase.bare) {
      phrases.push(phrase);
      dosed = phrase.dosed ? phrase : undefined;
    } else if (dosed?.dosed && phrase.words.at(-1) === dosed.dosed.words.at(-1)) {
      const at = phrases.indexOf(dosed);
      if (at >= 0)
        phrases[at] = {
          ...dosed,
          name: dosed.dosed.name,
          words: dosed.dosed.words,
          aliases: [dosed.dosed.words.slice(dosed.words.length)],
        };
      phrases.push({
        ...phrase,
        name: `${dosed.name} ${phrase.name}`,
        words: [...dosed.words, ...phrase.words],
        aliases: [phrase.words],
        bare: false,
      });
    }
  }
  return phrases;
}
