import { faces, joined, type Run } from './run.ts';

/*
 * The processor takes `<i>`, `<sub>` and the like in a title for markup, but a record's title is text. Its angle brackets are handed over as two characters that
 * no text has (Unicode's noncharacters), and put back behind the processor: what stands in angle brackets then is the processor's own.
 */
const opening = '\uFDD0';
const closing = '\uFDD1';
/** What stands for others that a source may have left out; see list-item.ts. */
export const andOthers = '\uFDD2';

const given = /[\uFDD0-\uFDEF]/g;

export const guarded = (text: string): string => text.replace(given, '').replaceAll('<', opening).replaceAll('>', closing);

const unguarded = (text: string): string => text.replaceAll(opening, '<').replaceAll(closing, '>');

const inFace = (mark: string) => `<${mark}>%%STRING%%</${mark}>`;
const asItIs = (_state: unknown, text: string): string => text;
const within = (mark: string) => (_state: unknown, text: string) => `<${mark}>${text}</${mark}>`;

interface Terms {
  getTerm(term: string): string;
}

/** How the processor marks its output, in its own words for it. */
export const markedFormat: Readonly<Record<string, unknown>> = {
  // Asked of each piece of an entry, and of each of its affixes; items are guarded already.
  text_escape: (text: string | undefined) =>
    text === undefined || !/[<>]/.test(text) ? (text ?? '') : text.replaceAll('<', opening).replaceAll('>', closing),
  bibstart: '',
  bibend: '',
  '@font-style/italic': inFace('i'),
  '@font-style/oblique': inFace('i'),
  '@font-style/normal': inFace('ni'),
  '@font-variant/small-caps': inFace('sc'),
  '@font-variant/normal': inFace('nsc'),
  '@font-weight/bold': inFace('b'),
  '@font-weight/normal': inFace('nb'),
  '@font-weight/light': false,
  '@text-decoration/none': inFace('nu'),
  '@text-decoration/underline': inFace('u'),
  '@vertical-align/sup': inFace('sup'),
  '@vertical-align/sub': inFace('sub'),
  '@vertical-align/baseline': inFace('base'),
  '@passthrough/true': asItIs,
  '@strip-periods/true': asItIs,
  '@strip-periods/false': asItIs,
  '@quotes/true': (state: Terms, text?: string) =>
    text === undefined ? state.getTerm('open-quote') : state.getTerm('open-quote') + text + state.getTerm('close-quote'),
  '@quotes/inner': (state: Terms, text?: string) =>
    text === undefined ? '’' : state.getTerm('open-inner-quote') + text + state.getTerm('close-inner-quote'),
  '@quotes/false': false,
  '@cite/entry': asItIs,
  '@bibliography/entry': asItIs,
  '@display/block': within('block'),
  '@display/left-margin': within('left'),
  '@display/right-inline': within('right'),
  '@display/indent': within('block'),
  '@showid/true': asItIs,
  '@URL/true': asItIs,
  '@DOI/true': asItIs,
};

/** An entry: what stands in the margin (its number), and the text. */
export interface MarkedEntry {
  readonly label: readonly Run[];
  readonly runs: readonly Run[];
}

/** Reads an entry as `markedFormat` writes it. */
export function readMarked(entry: string): MarkedEntry {
  const label: Run[] = [];
  const runs: Run[] = [];
  const stack: { mark: string; face: Omit<Run, 'text'> }[] = [];
  let inMargin = false;
  for (const [, mark, text] of entry.matchAll(/<(\/?[a-z]+)>|([^<]+)/g)) {
    const face = stack.at(-1)?.face ?? {};
    if (text !== undefined) (inMargin ? label : runs).push({ text: unguarded(text), ...face });
    else if (mark === 'left' || mark === '/left') inMargin = mark === 'left';
    else if (mark === 'block') runs.push({ text: ' ' });
    else if (mark?.startsWith('/')) {
      if (stack.at(-1)?.mark === mark.slice(1)) stack.pop();
    } else if (mark !== undefined && faces[mark]) stack.push({ mark, face: faces[mark](face) });
  }
  return { label: trimmed(label), runs: trimmed(runs) };
}

/** Without blanks at its ends and without two in a row. */
function trimmed(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  let blank = true;
  for (const run of joined(runs)) {
    let text = run.text.replace(/[ \t\n]+/g, ' ');
    if (blank) text = text.trimStart();
    if (text === '') continue;
    blank = text.endsWith(' ');
    found.push({ ...run, text });
  }
  const last = found.at(-1);
  if (last) found[found.length - 1] = { ...last, text: last.text.trimEnd() };
  return joined(found);
}
