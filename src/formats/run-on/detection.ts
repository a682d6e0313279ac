import { blocksOf } from './blocks.ts';
import type { LabelField } from './label-words.ts';
import { layOut, type Sheet } from './sheet.ts';

/** A page of one record shows what it is within so many characters. */
const looked = 24_000;

/** Openings of markup and data, and the lines of tagged files. */
const foreign = /^[<{[@%]|^"[^"\n]{0,80}"[,;\t]/;
const tagged = /^(?:[A-Z][A-Z0-9]{1,3} {1,2}-|PMID-|(?:FN|RT|PT|VR|%[0A]) )/m;

/** What only a flattened record has: anchors glued to words. */
const glued = [
  /[\p{L}\d]https?:\/\//u,
  /\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?(?:\d{4}-\d{2}-\d{2}|https?:)/,
  /(?:\/handle|hdl\.handle\.net)\/[\d.]+\/\d+\p{L}/u,
  /[\p{L}\d](?:10\.\d{4,9}\/)/u,
  /\p{L}(?:PMC\d{5})/u,
  /\p{Ll}\p{Lu}\p{Ll}+, \p{Lu}/u,
];

/** What repositories alone write, however it is joined with the rest. */
const handle = /\/handle\/[\d.]+\/|hdl\.handle\.net\//;
const house = [handle, /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/, /(?<![A-Za-z])[a-z]{2}_[A-Z]{2}(?![a-z])/, /info:eu-repo\//];

/** Values that can be nothing else, each by itself between two separators. */
const alone = [
  /^\p{Lu}[\p{L}’'. -]{1,40}, \p{Lu}[\p{L}’'. -]{0,40}$/u,
  /^(?:1[5-9]|20)\d{2}(?:-\d{2}(?:-\d{2}(?:T[\d:.]+Z?)?)?)?$/,
  /^https?:\/\/(?!(?:dx\.)?doi\.org\/)\S+$/,
  /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i,
  /^PMC\d{4,9}$/,
  /^(?:issn:?\s*)?\d{4}-\d{3}[\dX]$/i,
  /^(?:[a-z]{2}_[A-Z]{2}|en|eng|es|spa|pt|por|fr|fre|fra|de|ger|deu|it|ita|ca|cat)$/,
  /^info:eu-repo\/\S+$/,
  /^(?:open|restricted|embargoed|closed) ?access$/i,
  /^(?:journal |research |review )?(?:article|thesis|(?:doctoral|master) ?thesis|conference ?(?:object|paper)|book ?(?:part|chapter)?)$/i,
];

/** A page with labels says some of these; a letter with «Subject», «Date» and «Organization» does not. */
const telling = new Set<LabelField>(['title', 'author', 'abstract', 'citation', 'journal', 'doi', 'pmid', 'issn', 'uri', 'identifier']);
/** What one record has in one place: where several of them come again after others, several records follow each other. */
const sole = new Set<LabelField>(['title', 'author', 'issued', 'journal', 'abstract', 'doi', 'pmid']);
/** No value of a record goes on for so long: an article's or a book's text stands behind its first labels. */
const longestValue = 10_000;

/** How sure the head of a file is of being the page of one record: never above 0.45, since nothing marks it as such. */
export function detectPage(head: string): number {
  const text = head.trim().slice(0, looked);
  if (text === '' || foreign.test(text) || tagged.test(text.slice(0, 400)) || isTable(text)) return 0;
  const lines = text.split('\n').length;
  const signs = lines > 40 ? 0 : glued.filter((sign) => sign.test(text)).length;
  const sheet = layOut(text);
  return Math.max(signs < 2 ? 0 : sureness(signs), byLabels(sheet), byValues(sheet));
}

const sureness = (signs: number) => Math.min(0.45, 0.15 + signs * 0.08);

/** Rows of four columns and more are records of their own; the head of a table has as many as its first rows. */
function isTable(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.filter((line) => line.split('\t').length > 3).length;
  const [head = '', ...first] = lines.slice(0, 3);
  const isSteady = (sign: string) =>
    head.split(sign).length > 3 && first.every((line) => line.split(sign).length === head.split(sign).length);
  return (rows >= 2 && rows * 2 >= lines.length) || (first.length > 0 && [',', ';', '\t', '|'].some(isSteady));
}

/** Three fields with a label and a value, which stand where a value may begin: in quotes or behind signs they are somebody's data. */
function byLabels({ text, labels }: Sheet): number {
  const plain = labels.filter(({ start }) => /^(?:[\s\p{L}\p{N}.)»”?!]|)$/u.test(text[start - 1] ?? ''));
  const blocks = blocksOf(text, plain);
  const fields = new Set(blocks.map(({ field }) => field));
  const edges = [0, ...plain.map(({ start }) => start), text.length];
  const longest = Math.max(...edges.slice(1).map((at, index) => at - (edges[index] ?? 0)));
  if (fields.size < 3 || longest > longestValue || hasSeveral(blocks.map(({ field }) => field))) return 0;
  return [...fields].filter((field) => telling.has(field)).length < 2 ? 0 : sureness(fields.size - 1);
}

/** Whether fields that a record has once come again behind others. */
function hasSeveral(fields: readonly LabelField[]): boolean {
  const runs = fields.filter((field, index) => sole.has(field) && field !== fields[index - 1]);
  return runs.length - new Set(runs).size >= 2;
}

/** Three kinds of values that stand by themselves, or three that repositories alone write. */
function byValues({ text, isLoose }: Sheet): number {
  const cells = text.split('\n').flatMap((line) => line.trim() || []);
  const kinds = alone.filter((shape) => cells.some((cell) => shape.test(cell))).length;
  const written = house.filter((shape) => shape.test(text)).length;
  const stamps = text.match(/\d{2}:\d{2}:\d{2}(?:[.,]\d+)?/g)?.length ?? 0;
  const hasName = cells.some((cell) => alone[0]?.test(cell));
  if (stamps > 8 || cells.some((cell) => cell.length > longestValue)) return 0;
  // names between single blanks do not stand by themselves: there a handle vouches for the rest
  const isItem = isLoose ? kinds >= 3 && handle.test(text) : kinds >= 4 && hasName;
  return Math.max(isItem ? sureness(kinds - 1) : 0, written >= 3 ? sureness(written) : 0);
}
