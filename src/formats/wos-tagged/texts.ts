import type { Grant, ItemType } from '../../model/record.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readPmid } from '../../normalizers/pubmed-ids.ts';
import { addIdentifier, addNote, appended } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { readAbstractSections } from '../labelled-abstract.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import {
  abstractRow,
  asOne,
  byLine,
  bySemicolon,
  eachValue,
  furtherTitleRow,
  headingRow,
  identifierRow,
  keywordRow,
  labelRow,
  languageRow,
  locationRow,
  noteRow,
  publicationTypeRow,
  serialRow,
  titleRow,
} from '../tagged-rows.ts';
import type { Reading, WosField } from './reading.ts';

/** What a PT says where the document types say nothing. */
const kinds: Readonly<Record<string, ItemType>> = { J: 'article-journal', P: 'patent', S: 'chapter', C: 'paper-conference' };

/** A book's record with another title above it is of a part of the book. */
export function settleType({ draft, kind }: Reading): void {
  const part = draft.container?.title !== undefined && draft.container.title !== draft.title;
  if (kind === 'B' && (draft.type === undefined || draft.type === 'article-journal')) draft.type = part ? 'chapter' : 'book';
  else if (draft.type === undefined && kinds[kind] !== undefined) draft.type = kinds[kind];
}

/** A proceedings paper is one wherever it was printed; else the first known word holds. */
const readKinds = publicationTypeRow(['DT'], bySemicolon);

/** Where the publisher's headings stand in lines of their own (`Background`), they are labels. */
function abstractText(line: TaggedLine): string {
  const heads = line.parts.map((part, at) => at < line.parts.length - 1 && /^[A-Z][A-Za-z/&, ]{2,60}$/.test(part));
  if (!heads[0]) return valueText(line);
  const labelled = line.parts.map((part, at) => (heads[at] ? `${part}:` : part)).join('\n');
  const sections = readAbstractSections(labelled);
  return sections.length === heads.filter(Boolean).length && sections.every(({ label }) => label !== undefined)
    ? labelled
    : valueText(line);
}

/** `Roe M, 2014, ANN TIDES, V12, P3, DOI 10.5555/tide.1`, a line each. */
const referenceRow = eachValue(['CR'], byLine, (raw, { draft }) => {
  const dois = (/\bDOI \[?(.+)$/.exec(raw)?.[1] ?? '')
    .replace(/\]$/, '')
    .split(/,\s+/)
    .flatMap((text) => readDoi(text) ?? []);
  const identifiers = [...new Set(dois)].map((value) => ({ scheme: 'doi' as const, value }));
  draft.references = appended(draft.references, identifiers.length ? { raw, identifiers } : { raw });
});

/** «World Health OrganizationWorld Health Organization»: the body as the authors and as the index call it. */
const undoubled = (text: string): string => {
  const half = text.slice(0, text.length / 2);
  return text.length % 2 === 0 && half.length > 3 && half === text.slice(half.length) ? half : text;
};

/** `National Tide Foundation [1158670, 22]; Sealand Trust`. */
const grantRow = eachValue(['FU'], bySemicolon, (text, { draft }) => {
  const [, body = text, ids] = /^(.*?)\s*\[([^[\]]*)\]$/s.exec(text) ?? [];
  const agency = undoubled(body.trim());
  const numbers =
    ids
      ?.split(',')
      .map((id) => id.trim())
      .filter(Boolean) ?? [];
  for (const id of numbers.length ? numbers : [undefined]) {
    const grant: Grant = { ...(id ? { id } : {}), ...(agency ? { agency } : {}) };
    if (Object.keys(grant).length) draft.grants = appended(draft.grants, grant);
  }
});

/** `WOS:000…`; records that Web of Science has of MEDLINE are numbered by PubMed. */
const accessionRow = eachValue(['UT'], byLine, (value, reading) => {
  reading.draft.accessions = appended(reading.draft.accessions, { database: 'Web of Science', value });
  const pmid = /^MEDLINE:(\d{1,8})$/.exec(value)?.[1];
  if (pmid) addIdentifier(reading, 'pmid', pmid);
});

/** The number of the database that Web of Science shows, `ZOOR15512090342`, which UT repeats behind the database's name. */
const ownNumberRow = eachValue(['AN'], byLine, (value, { draft }) =>
  draft.accessions?.some((known) => known.value.endsWith(`:${value}`)) ? undefined : false,
);

/** The DOI of the book of which the record's publication is a part. */
const bookRow = eachValue(['D2'], asOne, (text, { draft }) => {
  const doi = readDoi(text);
  if (doi) draft.relations = appended(draft.relations, { type: 'PartOf', identifiers: [{ scheme: 'doi', value: doi }] });
  return doi !== undefined;
});

/** `DOAJ Gold, Green Published`, `Bronze`: all of them mean that anybody may read it. */
const accessRow = eachValue(['OA'], asOne, (text, { draft }) => {
  const open = /\b(?:gold|green|bronze|hybrid)\b/i.test(text);
  if (open) draft.rights = { ...draft.rights, access: 'open', statement: text };
  return open;
});

/** The conference, its days, where it was: `7th Int Conf, FEB 21-23, 2005, Phoenix Pk`. */
function readConference(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) line.used = true;
  const said = ['CT', 'CL', 'HO', 'CY'].flatMap((tag) => lines.filter((line) => line.tag === tag).map(valueText));
  const sponsors = lines.filter(({ tag }) => tag === 'SP').map(valueText);
  if (said.length) addNote(reading, `Event: ${said.join('; ')}`);
  if (sponsors.length) addNote(reading, `Sponsors: ${sponsors.join('; ')}`);
}

/** INSPEC's ID are the numbers of the article: `0953-8984/06/235323+09$30.00],[0953-8984(20060614)18:23L.5323:OPSP;1-Y],[S0953-…],[10.1088/…]`. */
const numberRow: WosField = {
  tags: ['ID'],
  read: (lines, reading) => {
    for (const line of lines) {
      const numbers = valueText(line).split('],[');
      if (numbers.length < 2) continue;
      const rest = numbers.filter((number) => {
        const scheme = numberLooks.find(([look]) => look.test(number))?.[1];
        if (scheme) addIdentifier(reading, scheme, scheme === 'doi' ? (readDoi(number) ?? number) : number);
        return scheme === undefined;
      });
      line.used = true;
      if (rest.length) addNote(reading, `Numbers of the article: ${rest.join('; ')}`);
    }
  },
};

const numberLooks = [
  [/^10\.\d{4,9}\/\S+$/, 'doi'],
  [/^S?\d{4}-?\d{3}[\dX]\(\d\d\)\d{5}-[\dX]$/, 'pii'],
  [/^\d{4}-\d{3}[\dX]\(\d{4,8}\)\S+;\d-[\dA-Z]$/, 'sici'],
] as const;

const pmidRow = eachValue(['PM'], byLine, (value, reading) => {
  const pmid = readPmid(value);
  if (pmid) addIdentifier(reading, 'pmid', pmid);
  return pmid !== undefined;
});

export const titleFields: readonly WosField[] = [
  readKinds,
  titleRow(['TI']),
  furtherTitleRow(['FT'], 'original'),
  furtherTitleRow(['TT'], 'translated'),
];

export const textFields: readonly WosField[] = [
  identifierRow(['DI'], 'doi'),
  bookRow,
  pmidRow,
  accessionRow,
  ownNumberRow,
  serialRow(['SN']),
  serialRow(['EI']),
  serialRow(['BN']),
  abstractRow(['AB'], (line) => dropMarkup(abstractText(line))),
  languageRow(['LA']),
  keywordRow(['DE'], bySemicolon),
  numberRow,
  keywordRow(['ID'], bySemicolon, 'Keywords Plus'),
  headingRow(['MH'], bySemicolon, 'mesh'),
  // What the indexers of BIOSIS, CABI and Zoological Record give: concepts, methods, organisms, taxa.
  headingRow(['MC', 'MQ', 'BD'], bySemicolon, 'other'),
  headingRow(['OR'], byLine, 'other', 'Organism'),
  headingRow(['TN'], bySemicolon, 'other', 'Taxon'),
  headingRow(['ST'], bySemicolon, 'other', 'Higher taxon'),
  labelRow(['WC', 'SC'], bySemicolon),
  labelRow(['CC'], bySemicolon),
  grantRow,
  noteRow(['FX'], 'Funding'),
  { tags: ['CT', 'CY', 'CL', 'HO', 'SP'], read: readConference },
  noteRow(['NT']),
  referenceRow,
  accessRow,
  locationRow(['UR', 'AW'], byLine),
];
