import { borderCost } from './borders.ts';
import { type LabelField, labelWords, qualifiedNames } from './label-words.ts';

/** A label of the page: the words that say what the value behind them is, with their colon. */
export interface Label {
  readonly start: number;
  readonly end: number;
  readonly field: LabelField;
}

/** What stands around a label: its own colon, line ends, nothing, or that it is a qualified name of Dublin Core. */
type Form = 'qualified' | 'colon' | 'line' | 'glued';
interface Found extends Label {
  readonly form: Form;
}

/** Shorter words begin too many others. */
const shortest = 3;

const shapes = wordIndex();
const qualified = new RegExp(
  `(?:dc|dcterms)\\.(${Object.keys(qualifiedNames)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace('.', '\\.'))
    .join('|')})((?:\\.[a-z]{2,20})?)(?!\\.\\p{Ll})`,
  'gu',
);

/** So many different fields have to be labelled before a bare word is believed to be a label: by itself on a line, and glued on both sides. */
const fewestFields = { line: 3, glued: 4 };

/** The only labels that pages print which have no others: «disease.NOTE: In the» is a sentence. */
const telling = new Set<LabelField>(['keywords', 'subject', 'abstract', 'citation', 'doi', 'mesh', 'decs']);

/**
 * The labels of a page, in order. A colon makes a label of a word that begins where a value may begin; without one the page has to show that it has
 * labels, since «Language» and «Publisher» are subject terms as well.
 */
export function findLabels(text: string, isLoose: boolean): Label[] {
  const found = [...findQualified(text), ...findWords(text, isLoose)].sort((a, b) => a.start - b.start || b.end - a.end);
  const fields = (forms: readonly Form[]) =>
    new Set(found.filter(({ form, field }) => forms.includes(form) && field !== 'furniture').map(({ field }) => field)).size;
  const colons = fields(['colon', 'qualified']);
  const lines = fields(['line']);
  const believes: Record<Form, boolean> = {
    qualified: found.filter(({ form }) => form === 'qualified').length >= 2,
    colon: true,
    line: lines >= fewestFields.line && lines > colons,
    glued: fields(['glued', 'colon']) >= fewestFields.glued && colons < fewestFields.glued && lines < fewestFields.line,
  };
  const hasLabels = colons + lines >= 2;
  const labels: Found[] = [];
  for (const each of found) {
    const isFurniture = each.field === 'furniture' && each.form === 'line' && hasLabels;
    const isLonely = each.form === 'colon' && colons + lines < 2 && !telling.has(each.field);
    if ((!believes[each.form] && !isFurniture) || isLonely || each.start < (labels.at(-1)?.end ?? 0)) continue;
    labels.push(each);
  }
  return labels;
}

function* findQualified(text: string): Iterable<Found> {
  for (const match of text.matchAll(qualified)) {
    const field = qualifiedNames[(match[1] ?? '').toLowerCase()];
    if (field === undefined || / /.test(text[match.index - 1] ?? '')) continue;
    const end = match.index + match[0].length;
    yield { start: match.index, end: end + colonAt(text, end), field, form: 'qualified' };
  }
}

const colonAt = (text: string, at: number): number => /^[ \n]{0,2}[:：]/.exec(text.slice(at, at + 3))?.[0].length ?? 0;

function* findWords(text: string, isLoose: boolean): Iterable<Found> {
  for (let start = 0; start < text.length; start++) {
    if (!/\p{Lu}/u.test(text[start] ?? '')) continue;
    const left = text[start - 1];
    const isOnLine = left === undefined || left === '\n';
    if (!isOnLine && !(isLoose && left === ' ') && borderCost(text, start) > 1.5) continue;
    for (const { word, field, endsInCapital } of shapes.get(text.slice(start, start + 2).toLowerCase()) ?? []) {
      const written = text.slice(start, start + word.length);
      if (written.toLowerCase() !== word) continue;
      // «AbstractSix injections»: the plural is not meant. «PubMed ID», «MeSH» and «DeCS» end in a capital of their own.
      if (!endsInCapital && /\p{Lu}$/u.test(written) && written !== written.toUpperCase()) continue;
      const end = start + word.length;
      const colon = colonAt(text, end);
      const form = colon > 0 ? 'colon' : formOf(text, start, end, isOnLine);
      if (form === undefined) continue;
      yield { start, end: end + colon, field, form };
      break;
    }
  }
}

function formOf(text: string, start: number, end: number, isOnLine: boolean): Form | undefined {
  const right = text[end];
  if (right === undefined || right === '\n') return isOnLine ? 'line' : undefined;
  if (borderCost(text, start) > 1.5) return undefined;
  return borderCost(text, end) <= 1 || (borderCost(text, start) <= 0.5 && standsBefore(text, start, end)) ? 'glued' : undefined;
}

/** Values that begin small behind a label: codes of languages, words for types; and any word behind a label that is long enough not to be a beginning. */
const smallValue =
  /^(?:[a-z]{2,3}(?![a-z])|[a-z]{2}_|info:eu|(?:research |journal |review |conference |book |doctoral |master |data )?(?:article|thesis|paper|review|report|chapter|book|set)(?![a-z]))/;
const standsBefore = (text: string, start: number, end: number) =>
  /^[a-z]/.test(text[end] ?? '') && (end - start >= 8 || smallValue.test(text.slice(end, end + 40)));

interface LabelWord {
  /** In small letters. */
  readonly word: string;
  readonly field: LabelField;
  readonly endsInCapital: boolean;
}

/** Every label by its first two letters, the longest first; the first field that has a word keeps it. */
function wordIndex(): ReadonlyMap<string, readonly LabelWord[]> {
  const all = new Map<string, LabelWord>();
  for (const [field, list] of Object.entries(labelWords) as [LabelField, string][])
    for (const entry of list.split('/'))
      for (const spelling of spellings(entry)) {
        const word = spelling.toLowerCase();
        if (word.length >= shortest && /^\p{Lu}/u.test(spelling) && !all.has(word))
          all.set(word, { word, field, endsInCapital: /\p{Lu}$/u.test(spelling) });
      }
  const index = new Map<string, LabelWord[]>();
  for (const each of [...all.values()].sort((left, right) => right.word.length - left.word.length)) {
    const head = each.word.slice(0, 2);
    const group = index.get(head);
    if (group) group.push(each);
    else index.set(head, [each]);
  }
  return index;
}

/** `Autor(es)` is also printed as `Autores` and `Autor`, `l’item` with a straight apostrophe. */
function spellings(word: string): string[] {
  const written = [word, word.replace(/[()]/g, ''), word.replace(/\([^)]*\)/g, '')];
  return [...new Set([...written, ...written.map((each) => each.replaceAll('’', "'"))])];
}
