import { makeFinding } from '../../model/finding.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { citationKeyOf, DistinctKeys } from '../../normalizers/citation-key.ts';
import { addFinding } from '../drafting.ts';
import type { Format, ReadContext, WriteContext } from '../format.ts';
import { parseJson } from '../json-values.ts';
import { recordsOfLines } from '../records-of-lines.ts';
import { applyResidue, residueOf } from '../residue.ts';
import type { TextLine } from '../text-lines.ts';
import { repairFindings } from '../text-repairs.ts';
import { splitBlocks } from './blocks.ts';
import { type BibEntry, readEntry, readMacro } from './entry.ts';
import { subtypeOf, typeOfWord, wordOfType } from './entry-types.ts';
import { fields } from './fields.ts';
import { type Heir, withInherited } from './inheritance.ts';
import { withJabrefGroups } from './jabref-groups.ts';
import { prepareSigns } from './latex-commands.ts';
import { readLatex } from './latex-text.ts';
import { writeLatex } from './latex-writing.ts';
import { Macros } from './macros.ts';
import type { BibField, Dialect, Reading } from './reading.ts';

const dialects = { bibtex: { id: 'bibtex', ascii: true }, biblatex: { id: 'biblatex', ascii: false } } as const satisfies Record<
  string,
  Dialect
>;

/**
 * BibLaTeX's field for programs: TeX never sees it. What has no field of its own stands there as JSON, its backslashes and lone braces
 * as escapes, so that no reader of .bib files stumbles over it.
 */
const residueField = 'verba';
const residueMark = 'refmill: ';

function writeResidue(residue: unknown, ascii: boolean): string {
  const json = JSON.stringify(residue).replace(/"(?:[^"\\]|\\.)*"/g, (text) => text.replace(/[{}%#]/g, escaped));
  return residueMark + (ascii ? json.replace(/[\u007f-\uffff]/g, escaped) : json);
}

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

function takeResidue({ fields: values }: BibEntry): unknown {
  for (const value of values) {
    if (value.name !== residueField || !value.tex.startsWith(residueMark)) continue;
    const residue = parseJson(value.tex.slice(residueMark.length));
    if (residue === undefined) continue;
    value.used = true;
    return residue;
  }
  return undefined;
}

/** How programs keep their own books in every entry: nobody wants to be told. */
const ordinary = new Set(
  `file local-url bdsk-file-1 bdsk-file-2 bdsk-file-3 owner timestamp date-added date-modified creationdate modificationdate added-at interhash intrahash biburl bibsource
  numpages pagetotal issue_date __markedentry qualityassured priority readstatus ranking relevance rating read primaryclass eprintclass mendeley-publisher crossref xdata sortkey shorthand options ids keywords-filter
  posted-at citeulike-article-id citeulike-linkout-0 document_delivery_number doc-delivery-number number-of-cited-references times-cited usage-count-last-180-days usage-count-since-2013 da source`.split(
    /\s+/,
  ),
);

/** Their backslashes are no TeX. */
const asIs = new Set(['file', 'local-url', 'bdsk-file-1', 'bdsk-file-2', 'bdsk-file-3', 'verba', 'verbb', 'verbc', 'urlraw']);

function collectUnplaced(reading: Reading): void {
  const { entry, draft } = reading;
  const left = entry.fields.filter(({ used, tex }) => !used && tex.trim() !== '');
  const unplaced = left
    .map(({ name, tex }) => ({ field: name, value: (asIs.has(name) ? tex.trim() : readLatex(tex)) || tex.trim() }))
    .concat(entry.stray.map((value) => ({ field: '', value })));
  const named = [...new Set(left.map(({ name }) => name))].filter((name) => !ordinary.has(name) && !/^(?:bdsk|adhoc|wos)-/.test(name));
  for (const name of named) {
    const at = unplaced.findIndex(({ field }) => field === name);
    addFinding(reading, 'field-unplaced', `${name} has no field of its own here.`, unplaced[at]?.value ?? '', `unplaced[${at}]`);
  }
  const stray = unplaced.findIndex(({ field }) => field === '');
  if (stray >= 0)
    addFinding(reading, 'field-unplaced', 'A text that belongs to no field.', unplaced[stray]?.value ?? '', `unplaced[${stray}]`);
  if (unplaced.length) draft.unplaced = unplaced.map(({ field, value }) => (field ? { field, value } : { value }));
}

const placesOf = new Map<string, number[]>();
fields.forEach(({ names }, at) => {
  for (const name of names) placesOf.set(name, [...(placesOf.get(name) ?? []), at]);
});

/** The rows of the table that have to do with the entry, in their order. */
function fieldsFor({ fields: values }: BibEntry): BibField[] {
  const places = new Set(values.flatMap(({ name }) => placesOf.get(name) ?? []));
  return fields.filter((_, at) => places.has(at));
}

function readHeir(source: string, { entry, missing }: Heir, fallbackId: string): BibliographicRecord {
  const reading: Reading = { draft: {}, findings: [], entry };
  const residue = takeResidue(entry);
  const subtype = entry.fields.find(({ name }) => name === 'entrysubtype');
  const { type, unknown } = typeOfWord(entry.type, subtype?.tex.trim());
  if (unknown) addFinding(reading, unknown, 'The entry type is not known.', entry.type, 'type');
  if (subtype && subtypeOf(type) === subtype.tex.trim()) subtype.used = true;
  for (const field of fieldsFor(entry)) {
    const values = entry.fields.filter(({ used, name }) => !used && field.names.includes(name));
    if (values.length) field.read(values, reading);
  }
  for (const value of entry.fields) if ((value.name === 'crossref' || value.name === 'xdata') && !missing.length) value.used = true;
  collectUnplaced(reading);
  if (unknown) reading.draft.unplaced = [...(reading.draft.unplaced ?? []), { field: 'entrytype', value: entry.type }];
  for (const defect of entry.defects) reading.findings.push(makeFinding('markup-unreadable', defect, { raw: entry.key }));
  for (const key of missing)
    reading.findings.push(makeFinding('field-unplaced', 'The entry that this one refers to is not in the file.', { raw: key }));
  reading.findings.push(...repairFindings(entry.repairs));
  if (entry.cut) reading.findings.push(makeFinding('value-truncated', 'The entry is longer than the limit and was cut.'));
  const record = present<BibliographicRecord>({
    source,
    sourceId: entry.key || fallbackId,
    type,
    ...reading.draft,
    findings: reading.findings,
  } as BibliographicRecord);
  return (residue === undefined ? undefined : applyResidue(record, residue)) ?? record;
}

async function* entriesOf(lines: AsyncIterable<TextLine>): AsyncIterable<BibEntry | string> {
  const macros = new Macros();
  for await (const block of splitBlocks(lines)) {
    if (block.word === 'string') readMacro(block, macros);
    else if (block.word === 'comment') yield block.body;
    else if (block.word !== 'preamble') yield readEntry(block, macros);
  }
}

async function* readEntries(source: string, lines: AsyncIterable<TextLine>, context: ReadContext): AsyncIterable<BibliographicRecord> {
  await prepareSigns();
  const seen = new Set<string>();
  let number = 0;
  for await (const heir of withInherited(withJabrefGroups(entriesOf(lines)))) {
    number += 1;
    const fallback = `${context.name}#${number}`;
    const record = readHeir(source, heir, fallback);
    // BibTeX refuses a key that comes twice; the publications are two nevertheless.
    if (seen.has(record.sourceId)) {
      const key = record.sourceId;
      record.unplaced = [...(record.unplaced ?? []), { field: 'citationkey', value: key }];
      record.findings = [
        ...(record.findings ?? []),
        makeFinding('field-unplaced', 'Another entry of the file has the same key.', { path: 'sourceId', raw: key }),
      ];
      record.sourceId = fallback;
    }
    seen.add(record.sourceId);
    yield record;
  }
}

/** Strings, settings of JabRef and comments are a file of their own in many projects. */
const withoutEntries = /^\s*(?:%|@\s*(?:string|comment|preamble)\b)/i;

const readerOf = (source: string) =>
  recordsOfLines(
    source,
    (lines, context) => readEntries(source, lines, context),
    (opening) => opening.some((line) => withoutEntries.test(line)),
  );

/** What BibTeX, biber and the readers of others take as a key. */
const validKey = /^[A-Za-z0-9:_./+*!?<>[\]|;@^-]{1,200}$/;

const isOwnKey = ({ source, sourceId }: BibliographicRecord): boolean =>
  (source === 'bibtex' || source === 'biblatex') && validKey.test(sourceId) && !sourceId.includes('#');

function* fieldsOf(record: BibliographicRecord, dialect: Dialect): Iterable<readonly [string, string]> {
  const written = new Set<string>();
  const subtype = dialect.id === 'biblatex' ? subtypeOf(record.type) : undefined;
  if (subtype) yield ['entrysubtype', subtype];
  for (const field of fields)
    for (const [name, tex] of field.write?.(record, dialect) ?? [])
      if (tex && !written.has(name)) {
        written.add(name);
        yield [name, tex];
      }
  // What a .bib file had in fields of its own goes back into them.
  const own = record.source === 'bibtex' || record.source === 'biblatex' ? (record.unplaced ?? []) : [];
  for (const { field = '', value } of own)
    if (
      /^[a-z][a-z0-9_+:-]*$/.test(field) &&
      field !== 'entrytype' &&
      field !== 'citationkey' &&
      field !== 'crossref' &&
      field !== 'xdata' &&
      !written.has(field) &&
      !/[{}\\]/.test(asIs.has(field) ? value : '')
    ) {
      written.add(field);
      yield [field, asIs.has(field) ? value : writeLatex(value, dialect.ascii)];
    }
}

/** The months that every style knows stand without braces. */
const isMacro = (name: string, tex: string): boolean => name === 'month' && /^[a-z]{3}$/.test(tex);

function writeEntry(record: BibliographicRecord, key: string, dialect: Dialect): string {
  const type = wordOfType(record, dialect.id);
  const list = [...fieldsOf(record, dialect)];
  const entry = (): BibEntry => ({
    type,
    key,
    fields: list.map(([name, tex]) => ({ name, tex, used: false })),
    stray: [],
    defects: [],
    cut: false,
    repairs: 0,
  });
  const residue = residueOf(record, readHeir(dialect.id, { entry: entry(), missing: [] }, ''));
  if (residue) list.push([residueField, writeResidue(residue, dialect.ascii)]);
  const lines = list.map(([name, tex]) => `  ${name} = ${isMacro(name, tex) ? tex : `{${tex}}`}`);
  return `@${type}{${key},\n${lines.join(',\n')}${lines.length ? '\n' : ''}}\n\n`;
}

async function* write(
  records: AsyncIterable<BibliographicRecord> | Iterable<BibliographicRecord>,
  dialect: Dialect,
  context: WriteContext = {},
): AsyncIterable<string> {
  await prepareSigns();
  const keys = new DistinctKeys();
  for await (const record of records) {
    const given = context.citationKey?.(record);
    const key = given !== undefined && validKey.test(given) ? given : isOwnKey(record) ? record.sourceId : citationKeyOf(record);
    yield writeEntry(record, keys.take(key), dialect);
  }
}

/** An entry with a field, or with nothing but its key; a program's own heading before it. */
const entryStart = /^[ \t\uFEFF]*@[ \t]*([A-Za-z]{1,30})[ \t]*[{(]\s*[^\s{}"=,]{0,200}\s*(?:,|[A-Za-z][\w-]{1,40}\s*=|[\r\n])/m;
const macroStart = /^[ \t\uFEFF]*@[ \t]*(?:string|preamble|comment)[ \t]*[{(]/im;

/** Fields and entry types that BibTeX has not. */
const biblatexSigns =
  /^\s*(?:journaltitle|date|langid|eprinttype|shortjournal|urldate|location|institution|annotation|maintitle|author\+an:orcid)\s*=/gim;
const biblatexTypes =
  /^[ \t]*@(?:online|thesis|report|dataset|software|collection|mvbook|mvcollection|reference|inreference|periodical|xdata)\s*\{/gim;
const bibtexSigns =
  /^\s*(?:journal|year|month|address|school|archiveprefix|annote)\s*=|^[ \t]*@(?:phdthesis|mastersthesis|techreport|conference)\s*\{/gim;

function detect(id: Dialect['id'], head: string): number {
  const start = entryStart.exec(head) ?? macroStart.exec(head);
  if (!start) return 0;
  const before = head.slice(0, start.index);
  if (/^\s*(?:<|[[{])/.test(head) || /^(?:TY|PMID|%0)\s/m.test(before)) return 0;
  const count = (signs: RegExp): number => [...head.matchAll(signs)].length;
  const isBiblatex = count(biblatexSigns) + count(biblatexTypes) > count(bibtexSigns);
  const sure = /\S/.test(before.replace(/^\s*%.*$/gm, '')) ? 0.85 : 0.96;
  return isBiblatex === (id === 'biblatex') ? sure : sure - 0.1;
}

/** BibTeX, as LaTeX's programs have read it since 1985 and everybody exports it. */
export const bibtex: Format = {
  id: 'bibtex',
  title: 'BibTeX, the references of LaTeX documents',
  mediaTypes: ['application/x-bibtex', 'text/x-bibtex'],
  extensions: ['bib', 'bibtex'],
  detect: (head) => detect('bibtex', head),
  read: readerOf('bibtex'),
  write: (records, context) => write(records, dialects.bibtex, context),
};

/** BibLaTeX, what biber and its packages have made of it: Unicode, exact dates, more kinds of works. */
export const biblatex: Format = {
  id: 'biblatex',
  title: 'BibLaTeX, BibTeX with Unicode, exact dates and more kinds of works',
  mediaTypes: ['application/x-biblatex'],
  extensions: ['bib'],
  detect: (head) => detect('biblatex', head),
  read: readerOf('biblatex'),
  write: (records, context) => write(records, dialects.biblatex, context),
};
