import { unitEnd } from '../quantities/unit.ts';
import { timeWords } from '../time-units.ts';
import type { Token } from '../token.ts';
import { describing, determiners, happenings, vague, verbs } from './words.ts';

/** A name as it stands in the text, with what was said beside it. */
export interface Phrase {
  readonly name: string;
  /** Token indexes, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly timepoint?: string;
  readonly grade?: string;
}

/** Words of statistics before a name: `the proportion of patients with`, `the rate of`, `mean change in`; they end with a preposition. */
const heads = new Set(
  'rate rates incidence incidences risk risks proportion proportions percentage percentages number numbers frequency frequencies prevalence probability likelihood odds occurrence episodes cases events reduction reductions decrease decreases increase increases improvement improvements difference differences decline benefit benefits median mean chance hazard hazards effect effects values levels incidence-rate duration episode terms respect regard regards'.split(
    ' ',
  ),
);
const afterHead = new Set([
  'of',
  'in',
  'for',
  'with',
  'who',
  'on',
  'from',
  'de',
  'der',
  'des',
  'von',
  'achieving',
  'having',
  'experiencing',
  'reporting',
  'developing',
  'to',
]);
const people = new Set(
  'patients participants subjects women men children people persons infants adults individuals eyes patient those who with had having achieving experiencing reporting developing pacientes patienten'.split(
    ' ',
  ),
);
const trailing = new Set(
  'improvement prolongation advantage only approximately about nearly almost was were is are had has have been of in with for at by to and or from on than as between among the a an significantly , ; : after during no not that which who did also within per vs versus respectively both similar either group groups arm arms patients participants but however including include included statistically compared while whereas given receiving using'.split(
    ' ',
  ),
);
const timePrepositions = new Set('at after by within during over through until for from following'.split(' '));
/** Heads whose loss changes what is measured: `time to`, `duration of`, `change in` stay. */
const keep = new Set(['time', 'times', 'duration', 'change', 'changes', 'length']);

/** The name in a stretch of tokens (those of arms and brackets taken out), or undefined when nothing is left. */
export function phraseIn(
  text: string,
  tokens: readonly Token[],
  all: readonly number[],
  armWords: ReadonlySet<string>,
): Phrase | undefined {
  const indexes = untilRelative(tokens, all);
  let from = 0;
  let to = indexes.length;
  const word = (index: number): string => smallWord(text, tokens[indexes[index] ?? -1]);
  let grade: string | undefined;
  let timepoint: string | undefined;
  for (let changed = true; changed && from < to; ) {
    changed = false;
    // `≥1 adverse event`: how many it takes is no part of the name; `2-year survival` is one word.
    if (determiners.has(word(from)) || trailing.has(word(from)) || tokens[indexes[from] ?? -1]?.kind !== 'word') {
      from += 1;
      changed = true;
      continue;
    }
    const graded = gradeAt(tokens, indexes, from, to);
    if (graded !== undefined) {
      grade = graded.grade;
      from = graded.to;
      changed = true;
      continue;
    }
    // `the proportion of patients with`, `rate of`, `median`
    if (heads.has(word(from)) && !keep.has(word(from))) {
      let after = from + 1;
      if (!afterHead.has(word(after))) {
        if (word(from) === 'median' || word(from) === 'mean') {
          from = after;
          changed = true;
        }
        continue;
      }
      after += 1;
      while (after < to && (determiners.has(word(after)) || people.has(word(after)))) after += 1;
      if (after < to) {
        from = after;
        changed = true;
      }
    }
  }
  // Cut from the end: a time, then small words.
  for (let changed = true; changed && from < to; ) {
    changed = false;
    const last = tokens[indexes[to - 1] ?? -1];
    const told = to - from > 1 && verbs.has(word(to - 1)) && !happenings.has(word(to - 1));
    if (told || trailing.has(word(to - 1)) || (last?.kind === 'mark' && last.lower !== ')' && last.lower !== '%')) {
      to -= 1;
      changed = true;
      continue;
    }
    const time = timeAtEnd(tokens, indexes, from, to);
    if (time !== undefined && time > from) {
      timepoint ??= text.slice(tokens[indexes[time] ?? 0]?.start, tokens[indexes[to - 1] ?? 0]?.end);
      to = time;
      changed = true;
    }
  }
  if (from >= to || indexes.slice(from, to).every((index) => saysNothing(text, tokens[index], armWords))) return undefined;
  const [first, last] = [indexes[from] as number, indexes[to - 1] as number];
  return {
    name: joined(text, tokens, indexes.slice(from, to)),
    from: first,
    to: last + 1,
    ...(timepoint === undefined ? {} : { timepoint }),
    ...(grade === undefined ? {} : { grade }),
  };
}

/** `swelling that subsided`, `headache, which`, `nocturnal hypoglycemia compared with those`: what stands behind a name says more of it. */
function untilRelative(tokens: readonly Token[], indexes: readonly number[]): readonly number[] {
  const relative = indexes.findIndex(
    (at, order) => order > 0 && /^(?:that|which|whereas|while|because|when|if|compared|than)$/.test(tokens[at]?.lower ?? ''),
  );
  return relative < 0 ? indexes : indexes.slice(0, relative);
}

/** `relatively`, `prescribed`, `placebo-corrected`: no nouns. */
const inflected = /(?<!e|-relat)ed$|(?<!fami|anoma|assemb)ly$|-(?:corrected|adjusted|subtracted|treated|based|controlled)$/;

/** Articles of other languages that are short forms in capitals: overall survival is no Portuguese article, a disease score no German one. */
const alsoShortForms = new Set('das des dos el la las los der den dem die en em im com con mit no as et os'.split(' '));

function smallWord(text: string, token: Token | undefined): string {
  if (token === undefined) return '';
  const written = text.slice(token.start, token.end);
  return alsoShortForms.has(token.lower) && written.length > 1 && written === written.toUpperCase() ? written : token.lower;
}

const saysNothing = (text: string, token: Token | undefined, armWords: ReadonlySet<string>): boolean =>
  token?.kind !== 'word' || (smallWord(text, token) === token.lower && saysLittle(token, armWords));

const saysLittle = (token: Token, armWords: ReadonlySet<string>): boolean =>
  describing.has(token.lower) ||
  (inflected.test(token.lower) && !happenings.has(token.lower)) ||
  armWords.has(token.lower) ||
  vague.has(token.lower) ||
  (verbs.has(token.lower) && !happenings.has(token.lower)) ||
  trailing.has(token.lower) ||
  determiners.has(token.lower) ||
  unitEnd([token], 0) > 0 ||
  heads.has(token.lower) ||
  !/\p{L}{2}/u.test(token.lower) ||
  token.value !== undefined;

/** The text of the tokens, with what was taken out between them left out. */
function joined(text: string, tokens: readonly Token[], indexes: readonly number[]): string {
  let name = '';
  for (const [order, index] of indexes.entries()) {
    const token = tokens[index] as Token;
    const gap = order > 0 && (token.spaced || (indexes[order - 1] as number) + 1 !== index);
    name += (gap ? ' ' : '') + text.slice(token.start, token.end);
  }
  return name.replace(/\s+/gu, ' ').trim();
}

/** `grade 3-4`, `grade ≥3`, `grade 3 or higher`, `Grade 3 or 4`. */
function gradeAt(
  tokens: readonly Token[],
  indexes: readonly number[],
  from: number,
  to: number,
): { grade: string; to: number } | undefined {
  const word = (index: number): string => (index < to ? (tokens[indexes[index] ?? -1]?.lower ?? '') : '');
  if (word(from) !== 'grade' && word(from) !== 'grades') return undefined;
  let at = from + 1;
  const sign = /^(?:>=|<=|>|<)$/.test(word(at)) ? (word(at++) === '>=' ? '≥' : word(at - 1) === '<=' ? '≤' : word(at - 1)) : '';
  if (!/^\d$/.test(word(at))) return undefined;
  let grade = sign + word(at);
  at += 1;
  if ((word(at) === '-' || word(at) === 'or' || word(at) === 'to' || word(at) === 'and') && /^\d$/.test(word(at + 1))) {
    grade += `-${word(at + 1)}`;
    at += 2;
  } else if (word(at) === 'or' && /^(?:higher|greater|worse|above|more)$/.test(word(at + 1))) {
    grade = `≥${grade}`;
    at += 2;
  }
  return { grade, to: at };
}

/** Where a time at the end of a stretch begins: `at 12 months`, `by day 7`, `from baseline to week 26`. */
function timeAtEnd(tokens: readonly Token[], indexes: readonly number[], from: number, to: number): number | undefined {
  const token = (index: number): Token | undefined => tokens[indexes[index] ?? -1];
  let timed = false;
  for (let at = to - 1; at >= Math.max(from, to - 9); at--) {
    const { lower = '', kind, value } = token(at) ?? {};
    if (timePrepositions.has(lower)) {
      if (!timed) return undefined;
      if (lower === 'to' || (timePrepositions.has(token(at - 1)?.lower ?? '') && at > from)) continue;
      // `from baseline to week 26` goes on to the left.
      const earlier = [1, 2, 3].find((back) => token(at - back)?.lower === 'from' && token(at - back + 1)?.lower === 'baseline');
      return earlier === undefined ? at : at - earlier;
    }
    if (timeWords.has(lower) || lower === 'baseline' || (kind === 'word' && value !== undefined)) timed = true;
    else if (
      kind !== 'number' &&
      !/^(?:the|of|and|-|to|,|follow-up|treatment|end|visit|randomi[sz]ation|study|post-randomi[sz]ation|last|first|baseline|therapy|discharge|surgery)$/.test(
        lower,
      )
    )
      return undefined;
    if (/^(?:follow-up|discharge|baseline|surgery|end|visit)$/.test(lower)) timed = true;
  }
  return undefined;
}
