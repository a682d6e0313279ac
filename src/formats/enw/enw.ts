import type { BibliographicRecord } from '../../model/record.ts';
import { endnoteWriter } from '../endnote/endnote-values.ts';
import { type EndnoteField, endnoteFields } from '../endnote/fields.ts';
import { codeOfReferenceType } from '../endnote/reference-types.ts';
import { taggedLines } from '../endnote/value-lines.ts';
import type { Format, ReadContext } from '../format.ts';
import { GivenIds } from '../given-ids.ts';
import { recordsOfLines } from '../records-of-lines.ts';
import { readReference } from '../reference-fields/read-reference.ts';
import type { TaggedEntry } from '../tagged-entry.ts';
import type { TaggedLine } from '../tagged-fields.ts';
import type { TextLine } from '../text-lines.ts';
import { splitEntries } from './split.ts';

const source = 'enw';

const byLetter = new Map(endnoteFields.flatMap((field) => (field.letter === undefined ? [] : [[field.letter, field] as const])));

/** When somebody last changed the reference in his library. */
const ordinary: ReadonlySet<string> = new Set(['%=']);

/** refer tells an article by its journal and a chapter by its book; other types cannot be told. */
const typesOfRefer: readonly (readonly [letter: string, code: string])[] = [
  ['J', 'JOUR'],
  ['B', 'CHAP'],
];

/** Letters that meant something else in refer, which has no %0: other information, and the author that is a body. The number of a report has no field here. */
const lettersOfRefer = new Map<string, EndnoteField>([
  ['O', { element: 'notes', tag: 'N1', lines: 'note' }],
  ['Q', { element: 'contributors/authors/author', tag: 'AU' }],
  ['R', { element: 'report-id' }],
]);

/** A label without blanks is an id that a program gave; what people write there to find references again has some, or stands in several references. */
const isId = (label: string): boolean => /^[^ \t]+$/.test(label);

/** refmill writes the blanks of an id so, to be known from a label. */
const noBreakBlank = '\u00A0';

function* linesOf({ lines }: TaggedEntry, ids: GivenIds): Generator<TaggedLine> {
  const type = lines.find(({ tag, parts }) => tag === '0' && parts.length > 0);
  const code = type
    ? codeOfReferenceType(type.parts.join(' '))
    : typesOfRefer.find(([letter]) => lines.some(({ tag }) => tag === letter))?.[1];
  if (code !== undefined) yield { tag: 'TY', name: '%0', parts: [code], used: false };
  let named = false;
  for (const line of lines) {
    const name = `%${line.tag}`;
    const field = (type ? undefined : lettersOfRefer.get(line.tag)) ?? byLetter.get(line.tag);
    const label = line.tag === 'F' && !named ? line.parts.join(' ').trim() : '';
    const id = isId(label) ? label.replaceAll(noBreakBlank, ' ') : '';
    if (line === type) continue;
    if (id !== '' && !ids.has(id)) {
      named = true;
      yield { tag: 'ID', name, parts: [id], used: false };
    } else if (field) {
      // A comma at the end marks a body in the fields of reference managers.
      const text = line.parts.join('\n');
      yield* taggedLines(field, name, !type && line.tag === 'Q' ? `${text.replace(',', ',,')},` : text);
    } else yield { tag: name, name, parts: line.parts, used: false };
  }
}

async function* readEntries(lines: AsyncIterable<TextLine>, context: ReadContext): AsyncIterable<BibliographicRecord> {
  const ids = new GivenIds();
  let number = 0;
  for await (const entry of splitEntries(lines)) {
    number += 1;
    const fallbackId = `${context.name}#${number}`;
    const lines = [...linesOf(entry, ids)];
    const { source: _, sourceId, ...record } = readReference({ ...entry, lines }, { source, fallbackId: '', ordinary });
    yield ids.settle({ source, sourceId: sourceId || fallbackId, ...record }, fallbackId);
  }
}

const referenceOf = endnoteWriter({
  source,
  type: '%0',
  nameOf: ({ letter }) => (letter === undefined ? undefined : `%${letter}`),
});

/** Names and notes have a tag each; of all else that comes in several the further ones follow on lines of their own, as EndNote has it. */
const eachTagged = (field: EndnoteField): boolean => field.lines === 'note' || field.element.endsWith('/author');

function writeEntry(record: BibliographicRecord): string {
  const { type, values } = referenceOf(record);
  const isArticle = ['JOUR', 'MGZN', 'NEWS'].includes(codeOfReferenceType(type.name));
  let text = `%0 ${type.name}\n%F ${record.sourceId.replace(/\s+/g, noBreakBlank)}\n`;
  let last: EndnoteField | undefined;
  for (const { field, value } of values) {
    const letter = isArticle && field.element === 'titles/secondary-title' ? 'J' : field.letter;
    // A line that would be taken for a tag is set off by a blank.
    text += field === last && !eachTagged(field) ? `${value.startsWith('%') ? ' ' : ''}${value}\n` : `%${letter} ${value}\n`;
    last = field;
  }
  return `${text}\n`;
}

const firstLine = /^[\s\uFEFF]*(?:%0[ \t]+[A-Z][a-z]|(%[A-Z?@][ \t]+\S))/;
const furtherTags = /^%[A-Z0-9?@!+][ \t]+\S/gm;

function detect(head: string): number {
  const first = firstLine.exec(head);
  if (!first) return 0;
  if (first[1] === undefined) return 0.97;
  return (head.match(furtherTags) ?? []).length > 2 ? 0.9 : 0.6;
}

/** EndNote's tagged format, which grew out of refer's. */
export const enw: Format = {
  id: source,
  title: 'EndNote tagged (%A, %T), as Google Scholar, libraries and refer write it',
  mediaTypes: ['application/x-endnote-refer'],
  extensions: ['enw', 'refer', 'txt'],
  detect,
  read: recordsOfLines(source, readEntries),
  consultsVocabularies: true,
  async *write(records) {
    for await (const record of records) yield writeEntry(record);
  },
};
