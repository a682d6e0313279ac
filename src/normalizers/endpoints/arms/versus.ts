import type { Sentence } from '../sentences.ts';
import type { Token } from '../token.ts';
import { withSharedHeads } from './arm-list.ts';
import { type ArmPhrase, readArmPhrase } from './arm-phrase.ts';
import { isPlausible } from './plausible.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const signs = set('versus vs v');
const backStops = set(
  'with of for to between on in than the by was were is are and or receiving received given after treated from evaluate assess effects effect whether that using , ; : . ( ) [ ] at comparing among effectiveness efficacy safety',
);
const forwardStops = set(
  'in for on at among as when , ; : . ( ) [ ] was were is are to who during with after before by and regarding from using did had has showed would could',
);

/** Two arms set against each other: `with X versus Y`, `X compared with Y`, `to compare X with Y`, `comparing X and Y`. */
export function readVersus(text: string, { tokens, zone }: Sentence): readonly ArmPhrase[] | undefined {
  for (let index = 0; index < tokens.length; index++) {
    const { lower } = tokens[index] as Token;
    if (
      (lower === 'compare' || lower === 'comparing' || lower === 'compares' || lower === 'compared') &&
      tokens[index + 1]?.lower !== 'with' &&
      tokens[index + 1]?.lower !== 'to'
    ) {
      const pair = zone === 'results' ? undefined : comparedAt(text, tokens, index + 1);
      if (pair) return pair;
    }
    const sign = signs.has(lower)
      ? tokens[index + 1]?.lower === '.'
        ? 2
        : 1
      : lower === 'compared' && /^(?:with|to)$/.test(tokens[index + 1]?.lower ?? '')
        ? 2
        : 0;
    if (sign === 0 || index === 0) continue;
    const before = tokens[index - 1] as Token;
    const after = tokens[index + sign];
    if ((before.kind !== 'word' && before.lower !== ')') || after?.kind !== 'word') continue;
    const pair = pairOf(
      text,
      tokens,
      begins(tokens, index),
      lower === 'compared' && before.lower === 'as' ? index - 1 : index,
      index + sign,
      ends(tokens, index + sign),
    );
    if (pair) return pair;
  }
  return undefined;
}

function pairOf(text: string, tokens: readonly Token[], a: number, b: number, c: number, d: number): readonly ArmPhrase[] | undefined {
  const left = readArmPhrase(text, tokens, a, b);
  const right = readArmPhrase(text, tokens, c, d);
  if (!left || !right || left.bare || right.bare || left.words.length > 7 || right.words.length > 8) return undefined;
  if (!isPlausible(left.name) || !isPlausible(right.name)) return undefined;
  if (noArm.test(left.name) || noArm.test(right.name) || left.words.join(' ') === right.words.join(' ')) return undefined;
  return withSharedHeads([left, right]);
}

const noArm =
  /^(?:baseline|pre|before|after|those|that|patients|women|men|those|results?|controls?$|it|them|groups?|male|female|day|week|year|age|subjects|when|other|others|two|three|historical|first|previous|non|efficacy|safety|effects?|results|changes?|outcomes?|rates?|these|this|their|both|each|significantly|higher|lower|improved|reduced|increased|as|their|without|data)\b|\b(?:baseline|versus|group difference|values?|months?|weeks?|years?|rates?|efficacy|safety|outcomes?|levels?)\b/i;

/** `the efficacy and safety of X with Y`, `X and Y`, `the effects of X versus Y on Z`. */
function comparedAt(text: string, tokens: readonly Token[], at: number): readonly ArmPhrase[] | undefined {
  let start = at;
  // Over `the efficacy and safety of`.
  for (let index = at; index < Math.min(tokens.length, at + 12); index++) {
    const { lower } = tokens[index] as Token;
    if (lower === 'of' || lower === 'between') start = index + 1;
    if (lower === 'with' || lower === 'versus' || lower === 'vs') break;
  }
  for (const joint of [
    ['with', 'versus', 'vs', 'to', 'against'],
    ['and', 'or'],
  ]) {
    for (let index = start + 1; index < Math.min(tokens.length, start + 16); index++) {
      const { lower } = tokens[index] as Token;
      if (lower === '.' || lower === 'in' || lower === 'on' || lower === 'among') break;
      if (!joint.includes(lower)) continue;
      let from = index + 1;
      if (tokens[from]?.lower === 'that' && tokens[from + 1]?.lower === 'of') from += 2;
      const pair = pairOf(text, tokens, start, index, from, ends(tokens, from, true));
      if (pair) return pair;
    }
  }
  return undefined;
}

/** Back from a comparing word to where the name before it begins; brackets are stepped over. */
function begins(tokens: readonly Token[], at: number): number {
  let from = at;
  if (tokens[from - 1]?.lower === 'as') from -= 1;
  if (tokens[from - 1]?.lower === 'was' || tokens[from - 1]?.lower === 'were') from -= 1;
  for (let words = 0; from > 0 && words < 8; words++) {
    const before = tokens[from - 1];
    if (before?.lower === ')') {
      let open = from - 2;
      while (open > 0 && from - open < 14 && tokens[open]?.lower !== '(') open -= 1;
      if (tokens[open]?.lower !== '(') break;
      from = open;
    } else if (backStops.has(before?.lower ?? '') || before?.kind === 'number') break;
    else from -= 1;
  }
  return from;
}

function ends(tokens: readonly Token[], from: number, brackets = false): number {
  let to = from;
  while (
    to < tokens.length &&
    to - from < 10 &&
    !(forwardStops.has(tokens[to]?.lower ?? '') && !(brackets && /^[()[\]]$/.test(tokens[to]?.lower ?? '')))
  )
    to += 1;
  return to;
}
