import type { Sentence } from '../sentences.ts';
import type { Token } from '../token.ts';
import { type ArmPhrase, readArmPhrase } from './arm-phrase.ts';
import { bracketAt, bracketContents, statistics } from './bracket.ts';

/** A group that the text names by a letter or number, with what it stands for where that is said: `Group I (n = 30, laser group)`. */
export interface LabelledGroup {
  /** `group i`. */
  readonly label: readonly string[];
  /** As written: `Group I`. */
  readonly asWritten: string;
  readonly phrase?: ArmPhrase;
  readonly n?: number;
}

const heads = new Set(['group', 'arm', 'cohort', 'regimen', 'grupo', 'groupe', 'gruppe']);
const label = /^(?:[ivx]{1,4}|[a-h]|\d|[a-h]\d|\d[a-h])$/;

/** Whether `group A`, `arm 2`, `Group II` stand at a token. */
function isLabelAt(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    heads.has(tokens[at]?.lower ?? '') &&
    next?.spaced === true &&
    next.kind !== 'mark' &&
    label.test(next.lower) &&
    tokens[at + 2]?.lower !== '%'
  );
}

const defines = new Set([
  ':',
  ',',
  '=',
  '-',
  'received',
  'receiving',
  'was',
  'were',
  'underwent',
  'with',
  'had',
  'treated',
  'given',
  'patients',
  'who',
  'got',
  'is',
  'consisted',
  'included',
  'used',
]);
const skipped = new Set([
  'patients',
  'was',
  'were',
  'who',
  'received',
  'receiving',
  'underwent',
  'treated',
  'with',
  'given',
  'had',
  'got',
  'the',
  ':',
  ',',
  '-',
  '=',
  'is',
  'consisted',
  'of',
  'included',
  'only',
  'used',
  'by',
]);

/** The labelled groups of a sentence, in order, each once. */
export function findLabelledGroups(text: string, { tokens }: Sentence): LabelledGroup[] {
  const found = new Map<string, LabelledGroup>();
  for (let index = 0; index + 1 < tokens.length && found.size < 12; index++) {
    if (!isLabelAt(tokens, index)) continue;
    const words = [tokens[index]?.lower ?? '', tokens[index + 1]?.lower ?? ''];
    const key = words.join(' ');
    const asWritten = text.slice(tokens[index]?.start, tokens[index + 1]?.end);
    const { phrase, n } = definition(text, tokens, index + 2);
    const known = found.get(key);
    if (!known || (!known.phrase && phrase))
      found.set(key, { label: words, asWritten, ...(phrase ? { phrase } : {}), ...(n === undefined ? {} : { n }) });
    index += 1;
  }
  return found.size > 0 ? [...found.values()] : lettered(text, tokens);
}

/** `into four groups: (A) distilled water, (B) laser, (C) crème, & (D) crème plus laser`. */
function lettered(text: string, tokens: readonly Token[]): LabelledGroup[] {
  const marks: number[] = [];
  for (let index = 0; index + 2 < tokens.length && marks.length < 12; index++) {
    if (tokens[index]?.lower !== '(') continue;
    const letter = tokens[index + 1]?.lower ?? '';
    if (
      tokens[index]?.lower === '(' &&
      tokens[index + 2]?.lower === ')' &&
      (letter === letters[marks.length] || letter === String(marks.length + 1))
    )
      marks.push(index);
  }
  if (marks.length < 2) return [];
  const grouped = tokens.slice(0, marks[0]).some(({ lower }) => /^(?:groups?|arms?|randomi[sz]ed|assigned|treatments?)$/.test(lower));
  if (!grouped) return [];
  return marks.flatMap((mark, at) => {
    let end = Math.min(marks[at + 1] ?? tokens.length, mark + 20);
    for (let index = mark + 3; index < end; index++) if (tokens[index]?.lower === '.' || tokens[index]?.lower === ';') end = index;
    const phrase = readArmPhrase(text, tokens, mark + 3, end);
    return phrase
      ? [{ label: ['group', tokens[mark + 1]?.lower ?? ''], asWritten: '', phrase, ...(phrase.n === undefined ? {} : { n: phrase.n }) }]
      : [];
  });
}

const letters = 'abcdefghijkl';

/** What follows a label: `(n = 30) received laser therapy`, `: 30 ml ropivacaine + saline`, `(gelatin sponge)`. */
function definition(text: string, tokens: readonly Token[], at: number): { phrase?: ArmPhrase; n?: number } {
  let index = at;
  let n: number | undefined;
  let phrase: ArmPhrase | undefined;
  if (tokens[index]?.lower === '(' || tokens[index]?.lower === '[') {
    const close = bracketAt(tokens, index);
    if (close === undefined) return {};
    const { count, short } = bracketContents(tokens, index + 1, close);
    n = count;
    if (short) phrase = readArmPhrase(text, tokens, short.from, short.to);
    else if (count === undefined && tokens[index + 1]?.kind === 'word' && !statistics.has(tokens[index + 1]?.lower ?? ''))
      phrase = readArmPhrase(text, tokens, index + 1, close);
    index = close + 1;
  }
  if (!phrase && defines.has(tokens[index]?.lower ?? '')) {
    while (skipped.has(tokens[index]?.lower ?? '')) index += 1;
    let end = index;
    while (end < tokens.length && end - index < 16 && !ends(tokens, end)) end += 1;
    phrase = end > index ? readArmPhrase(text, tokens, index, end) : undefined;
    if (phrase?.bare || (phrase && /^(?:significant|higher|lower|more|less|no |there|not|compared|mean|median)/i.test(phrase.name)))
      phrase = undefined;
  }
  return { ...(phrase ? { phrase } : {}), ...(n === undefined && phrase?.n === undefined ? {} : { n: n ?? phrase?.n ?? 0 }) };
}

function ends(tokens: readonly Token[], at: number): boolean {
  const lower = tokens[at]?.lower ?? '';
  return (
    lower === '.' ||
    lower === ';' ||
    lower === ',' ||
    (lower === 'and' && (isLabelAt(tokens, at + 1) || tokens[at + 1]?.kind === 'number')) ||
    isLabelAt(tokens, at)
  );
}
