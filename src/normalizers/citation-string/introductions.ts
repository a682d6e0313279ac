import { monthNumber } from '../partial-date.ts';
import type { Labelled } from './best-labels.ts';
import type { Label } from './labels.ts';
import type { Token } from './tokens.ts';

/** Words that introduce the value behind them; the `sure` ones whatever it was taken for (`2020, Issue 3. Art. No.: CD012345`). */
const introduces: readonly { readonly label: Label; readonly word: RegExp; readonly sure?: RegExp }[] = [
  { label: 'volume', word: /^(?:vols?|volumen?|bd|band|tome|tomo|jg|v)$/i },
  { label: 'issue', word: /^(?:nos?|nr|núm|número|numéro|number|issue|iss|heft|n)$/i, sure: /^(?:issue|heft)$/i },
  { label: 'pages', word: /^(?:pp?|pgs?|págs?|pages?|seiten?|s|art|article|no|id)$/i },
];

const countsPages = /^(?:pp?|pages|págs?|páginas|s|seiten)$/i;

/** Values in words keep theirs: the «no» of a title introduces nothing. */
const ofWords: ReadonlySet<Label> = new Set(['author', 'editor', 'title', 'container', 'publisher', 'place']);
const ofNumbers: ReadonlySet<Label> = new Set(['volume', 'issue', 'pages']);

/** A word such as `vol.` goes with the number that it introduces, a month with the year beside it, where the marks between them were taken for something else. */
export function withIntroductions(tokens: readonly Token[], labelled: readonly Labelled[]): readonly Labelled[] {
  const own = [...labelled];
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at];
    const label = own[at]?.label;
    const next = nextText(tokens, at);
    const following = own[next ?? -1];
    // The S of «721S» introduces nothing.
    const isEnding = tokens[at - 1]?.kind === 'number' && tokens[at - 1]?.end === token?.start;
    if (token?.kind !== 'word' || isEnding || label === undefined || ofWords.has(label) || next === undefined || !following) continue;
    const whose = labelFor(token.text, tokens[next]?.text ?? '', following.label);
    if (whose === undefined) continue;
    const isHeld = whose !== following.label && own.some((each, index) => index !== at && each.label === whose);
    if (isHeld) continue;
    for (let each = at; each <= next; each++) own[each] = { label: whose, confidence: following.confidence };
  }
  for (const at of extents(tokens, own)) own[at] = { label: 'pages', confidence: own[at - 1]?.confidence ?? 0 };
  return own;
}

/** The words behind how many pages there are: `412 p.`, `412 Seiten`. Page 412 is another thing. */
function* extents(tokens: readonly Token[], labelled: readonly Labelled[]): Generator<number> {
  for (const [at, { kind, text }] of tokens.entries()) {
    const isAlone = tokens[at - 1]?.kind === 'number' && labelled[at - 1]?.label === 'pages' && labelled[at - 2]?.label !== 'pages';
    const next = tokens[at + 1]?.kind === 'mark' ? at + 2 : at + 1;
    if (kind === 'word' && isAlone && countsPages.test(text) && tokens[next]?.kind !== 'number') yield at;
  }
}

/** The label of a word and of what follows it, where they belong together. */
function labelFor(word: string, next: string, follows: Label): Label | undefined {
  const sure = introduces.find((each) => each.sure?.test(word) && /^\d{1,4}$/.test(next));
  if (sure && !ofWords.has(follows)) return sure.label;
  if (follows === 'date') return /^\d{4}$/.test(next) && monthNumber(word) !== undefined ? 'date' : undefined;
  if (!ofNumbers.has(follows)) return undefined;
  return introduces.find((each) => each.label === follows && each.word.test(word))?.label;
}

/** The next word or number behind at most two marks. */
function nextText(tokens: readonly Token[], at: number): number | undefined {
  let next = at + 1;
  while (next < at + 3 && tokens[next]?.kind === 'mark') next += 1;
  const kind = tokens[next]?.kind;
  return kind === 'word' || kind === 'number' ? next : undefined;
}
