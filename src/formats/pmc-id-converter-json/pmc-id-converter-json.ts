import { type Finding, makeFinding } from '../../model/finding.ts';
import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding, addIdentifier, type Drafting } from '../drafting.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { JsonFields } from '../json-fields.ts';
import { itemFrom, type JsonItem } from '../json-item.ts';
import { parseJson, splitJsonValues } from '../json-values.ts';
import { decodePieces } from '../text-lines.ts';
import { unplaceRest } from '../unplaced-rest.ts';
import { serviceWords, unreadableValue } from '../unreadable-value.ts';

const source = 'pmc-id-converter-json';

/** The keys of an entry by the scheme of what stands there: its publication's ids, in the order in which records print them. */
const schemes: Readonly<Record<string, IdentifierScheme>> = { doi: 'doi', pmid: 'pmid', pmcid: 'pmcid', mid: 'mid' };

/** Said of the request, or of PMC's own numbering. */
const expected: ReadonlySet<string> = new Set(['versions', 'requested-id', 'live', 'aiid', 'status']);

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let number = 0;
  for await (const { text, whole } of splitJsonValues(decodePieces(chunks), ['records'])) {
    number += 1;
    const fallbackId = `${context.name}#${number}`;
    const entry = itemFrom(parseJson(text));
    if (!entry || !isEntry(entry)) yield unreadable(entry, text, whole, fallbackId);
    else if (!isMiss(entry)) yield readEntry(entry, fallbackId);
  }
}

const isEntry = (entry: JsonItem): boolean => 'requested-id' in entry || 'pmcid' in entry || 'errmsg' in entry;

/**
 * The converter repeats what it was asked and does not know more of it: «Identifier not found in PMC», or an entry without a PMCID. Such an
 * answer is about no article of PMC and says nothing of any other.
 */
function isMiss(entry: JsonItem): boolean {
  const known = Object.keys(schemes).filter((key) => entry[key] !== undefined && entry[key] !== null && entry[key] !== '');
  return known.length <= 1 && (entry.status !== 'error' || /not found|no pmcid|not in pmc/i.test(String(entry.errmsg ?? '')));
}

function readEntry(entry: JsonItem, fallbackId: string): BibliographicRecord {
  const fields = new JsonFields(entry);
  const findings: Finding[] = [];
  const drafting: Drafting = { draft: {}, findings };
  for (const [key, scheme] of Object.entries(schemes)) identify(fields, key, scheme, drafting);
  const requested = fields.peek('requested-id');
  const identifiers = drafting.draft.identifiers ?? [];
  if (requested !== undefined && identifiers.some(({ value, scheme }) => readIdentifier(requested, scheme)?.value === value))
    fields.drop('requested-id');
  if (/^true$/i.test(String(fields.value('live')))) fields.drop('live');
  const release = fields.text('release-date');
  const date = release === undefined ? undefined : isoDate(readPartialDate(release) ?? {});
  if (release !== undefined && date === undefined) fields.giveBack('release-date', release);
  const said = fields.text('errmsg');
  if (said !== undefined)
    findings.push(makeFinding('identifier-malformed', `The PMC ID converter says: ${said}`, { path: 'sourceId', raw: requested }));
  unplaceRest(drafting, fields.rest(), expected);
  return present<BibliographicRecord>({
    source,
    sourceId: identifiers.find(({ scheme }) => scheme === 'pmcid')?.value ?? requested ?? fallbackId,
    identifiers,
    ...(date === undefined ? {} : { dates: { pmcRelease: date } }),
    unplaced: drafting.draft.unplaced,
    findings,
  } as BibliographicRecord);
}

function identify(fields: JsonFields, key: string, scheme: IdentifierScheme, drafting: Drafting): void {
  const text = fields.text(key);
  if (text === undefined) return;
  const identifier: Identifier | undefined = readIdentifier(text, scheme);
  if (identifier) {
    addIdentifier(drafting, identifier.scheme, identifier.value);
    return;
  }
  addFinding(
    drafting,
    scheme === 'doi' ? 'doi-malformed' : 'identifier-malformed',
    `What stands under ${key} is none.`,
    text,
    'identifiers',
  );
  fields.giveBack(key, text);
}

function unreadable(entry: JsonItem | undefined, text: string, whole: boolean, sourceId: string): BibliographicRecord {
  const word = serviceWords('It', entry?.message);
  const message = whole ? `This is no entry of the PMC ID converter.${word}` : 'The file ends inside this entry.';
  return unreadableValue(source, sourceId, message, text);
}

const authority = ({ sourceId, identifiers }: BibliographicRecord): RecordKey | undefined =>
  identifiers === undefined ? undefined : { authority: 'pmc-id-converter', id: sourceId };

const own = /"requested-id"\s*:/;
const list = /"records"\s*:\s*\[/;

function detect(head: string): number {
  if (!/^[\s\uFEFF]*[[{]/.test(head)) return 0;
  if (own.test(head) && list.test(head)) return 0.96;
  return list.test(head) && /"(?:response-date|responseDate)"\s*:/.test(head) && /"(?:pmcid|idtype|showaiid)"\s*:/.test(head) ? 0.9 : 0;
}

/** Which ids an article of PMC has: PMID, PMCID, DOI and the number of its manuscript. Bibliographic data it has none. */
export const pmcIdConverterJson: Format = {
  id: 'pmc-id-converter-json',
  title: 'Answers of the PMC ID converter: PMID, PMCID, DOI and manuscript number of one article',
  mediaTypes: ['application/json'],
  extensions: ['json'],
  detect,
  read,
  authority,
};
