import { makeFinding } from '../../model/finding.ts';
import { type Identifier, type IdentifierScheme, identifierSchemes, singleSchemes } from '../../model/identifier.ts';
import { readArxiv } from '../../normalizers/arxiv.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addFinding, addIdentifier, appended } from '../drafting.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import type { NbibField, Reading } from './reading.ts';

function readRecordId(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const text = valueText(line).trim();
    const pmid = text ? readPmid(text) : undefined;
    line.used = text === '' || (pmid !== undefined && (reading.pmid ?? pmid) === pmid);
    if (pmid !== undefined && reading.pmid === undefined) {
      reading.pmid = pmid;
      addIdentifier(reading, 'pmid', pmid);
    } else if (!line.used) addFinding(reading, 'identifier-malformed', 'What stands under PMID is none.', text, 'sourceId');
  }
}

/** Written before all others, by who writes the record. */
export const recordIdFields: readonly NbibField[] = [{ tags: ['PMID'], read: readRecordId }];

/** `PMC4513071`, or its digits alone. */
const readPmcNumber = (text: string): string | undefined => readPmcid(/^\d+$/.test(text) ? `PMC${text}` : text);

const asSent = (text: string): string => text;

/** How the values of a scheme are read; of a preprint's PII, `arXiv:2304.02112v2`, more is known. */
const readers: Readonly<Partial<Record<IdentifierScheme, (text: string) => string | undefined>>> = {
  doi: readDoi,
  pmid: readPmid,
  pmcid: readPmcNumber,
};

/** What stands in brackets behind an AID or LID: a scheme, and PubMed's other words for some. */
const kinds: ReadonlyMap<string, IdentifierScheme> = new Map([
  ...identifierSchemes.map((scheme) => [scheme as string, scheme] as const),
  ['pubmed', 'pmid'],
  ['pmc', 'pmcid'],
]);

const single: ReadonlySet<IdentifierScheme> = new Set(singleSchemes);

/** Places an identifier; of a scheme that allows one a second value stays where it is, with a finding. */
function place(reading: Reading, line: TaggedLine, { scheme, value }: Identifier): void {
  const first = reading.draft.identifiers?.find((known) => known.scheme === scheme);
  line.used = !first || first.value === value || !single.has(scheme);
  if (line.used) addIdentifier(reading, scheme, value);
  else
    reading.findings.push(
      makeFinding('identifier-conflict', `${value} stands beside ${first?.value}`, { path: 'identifiers', raw: value }),
    );
  const arxiv = scheme === 'pii' && /^arxiv:/i.test(value) ? readArxiv(value) : undefined;
  if (arxiv) addIdentifier(reading, 'arxiv', arxiv);
}

/** `10.1000/x [doi]`, `S0923-… [pii]`, `NBK476277 [bookaccession]`; ERIC has addresses, scripts have bare DOIs. */
function readPublisherId(line: TaggedLine, reading: Reading): void {
  const text = valueText(line).trim();
  const [, labelled, label = ''] = /^(.*\S) ?\[([\w-]{2,20})\]$/s.exec(text) ?? [];
  const scheme = labelled === undefined ? undefined : kinds.get(label.toLowerCase());
  if (scheme && labelled) {
    const value = (readers[scheme] ?? asSent)(labelled);
    if (value) place(reading, line, { scheme, value });
    else {
      const code = scheme === 'doi' ? 'doi-malformed' : 'identifier-malformed';
      addFinding(reading, code, `What stands under ${line.tag} is no ${scheme.toUpperCase()}.`, text, 'identifiers');
    }
    return;
  }
  const { container } = reading.draft;
  const isUrl = /^https?:\/\/\S+$/i.test(text);
  const doi = /^(?:doi:\s?|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\//i.test(text) ? readDoi(text) : undefined;
  if (text === '' || text === container?.pagesAsGiven) line.used = true;
  else if (doi) place(reading, line, { scheme: 'doi', value: doi });
  else if (isUrl) {
    if (!reading.draft.locations?.some(({ url }) => url === text))
      reading.draft.locations = appended(reading.draft.locations, { url: text });
    line.used = true;
  } else if (line.tag === 'LID' && container?.pagesAsGiven === undefined && /^\w[\w.-]{0,20}$/.test(text)) {
    // PubMed repeats the number of an article as its location: «PG  - 103640», «LID - 103640».
    reading.draft.container = { ...container, articleNumber: text, pagesAsGiven: text };
    line.used = true;
  }
}

/** What the publisher sends last (AID) is kept up by PubMed and wins over the location (LID). */
function readPublisherIds(lines: readonly TaggedLine[], reading: Reading): void {
  for (const tag of ['AID', 'LID']) for (const line of lines) if (line.tag === tag) readPublisherId(line, reading);
}

const tagOfScheme: Readonly<Partial<Record<IdentifierScheme, string>>> = { pmcid: 'PMC', mid: 'MID' };

/** Numbers under a tag of their own; another one beside it (`OID - NLM: PMC4513071`) says the same. */
const readOne =
  (scheme: IdentifierScheme): NbibField['read'] =>
  (lines, reading) => {
    for (const line of lines) {
      const text = valueText(line).trim();
      const value = text ? (readers[scheme] ?? asSent)(text) : undefined;
      if (value) place(reading, line, { scheme, value });
      else if (text) addFinding(reading, 'identifier-malformed', `What stands under ${line.tag} is none.`, text, 'identifiers');
    }
  };

/** Numbers of other databases: `NLM: EMS54115`, and ERIC's own, `EJ1131633`. */
function readAccessions(lines: readonly TaggedLine[], reading: Reading): void {
  const { draft } = reading;
  for (const line of lines) {
    const text = valueText(line).trim();
    line.used = true;
    if (!text) continue;
    const [, database = '', value = ''] = /^([^:]{2,40}): ?(\S.*)$/s.exec(text) ?? [];
    if (value) draft.accessions = appended(draft.accessions, { database, value });
    else if (ericNumber.test(text)) draft.accessions = appended(draft.accessions, { database: 'ERIC', value: text });
    else line.used = false;
    // Where PMCIDs stood before PMC: «NLM: PMC2653580 [Available on 01/01/10]».
    const pmcid = database === 'NLM' && value.startsWith('PMC') ? readPmcid(value) : undefined;
    if (pmcid && !draft.identifiers?.some(({ scheme }) => scheme === 'pmcid')) addIdentifier(reading, 'pmcid', pmcid);
  }
}

/** Articles of journals have EJ, all other documents ED. */
export const ericNumber = /^E[DJ]\d{5,7}$/;

const hasTag: ReadonlySet<IdentifierScheme> = new Set(['pmid', 'pmcid', 'mid', 'doi', 'pii']);

export const identifierFields: readonly NbibField[] = [
  ...(Object.entries(tagOfScheme) as [IdentifierScheme, string][]).map(
    ([scheme, tag]): NbibField => ({
      tags: [tag],
      read: readOne(scheme),
      write: ({ identifiers = [] }) => identifiers.filter((one) => one.scheme === scheme).map(({ value }) => [tag, value] as const),
    }),
  ),
  {
    tags: ['OID'],
    read: readAccessions,
    write: ({ accessions = [] }) =>
      accessions.map(
        ({ database, value }) => ['OID', database === 'ERIC' && ericNumber.test(value) ? value : `${database}: ${value}`] as const,
      ),
  },
  {
    tags: ['LID', 'AID'],
    read: readPublisherIds,
    *write({ identifiers = [] }) {
      const placed = identifiers.filter(({ scheme }) => scheme === 'doi' || scheme === 'pii');
      for (const { scheme, value } of placed) yield ['LID', `${value} [${scheme}]`];
      for (const { scheme, value } of placed) yield ['AID', `${value} [${scheme}]`];
      for (const { scheme, value } of identifiers) if (!hasTag.has(scheme)) yield ['AID', `${value} [${scheme}]`];
    },
  },
];
