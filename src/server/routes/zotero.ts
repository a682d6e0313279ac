import { z } from 'zod';
import { citationLine } from '../../export/citation-line.ts';
import { zoteroItem } from '../../formats/zotero-json/zotero-json.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { findIdentifiers } from '../../normalizers/find-identifiers.ts';
import { foldedWords } from '../../normalizers/fold.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { writableFormat } from '../../pipeline/citation-list.ts';
import { findWork } from '../../pipeline/find-work.ts';
import { isUnreadable } from '../../pipeline/read.ts';
import type { Query } from '../../search/query.ts';
import type { WorkSummary } from '../../store/store.ts';
import { decodeText } from '../../xml/decode.ts';
import { Problem } from '../problem.ts';
import { recordsOf } from '../records-of-body.ts';
import { type Answer, type Route, route, type ServerTools } from '../route.ts';
import { named } from '../schemas/components.ts';
import { textType, writtenTypes } from '../text-type.ts';

const item = named(
  'ZoteroItem',
  z.looseObject({
    itemType: z.string(),
    creators: z.exactOptional(z.array(z.looseObject({ creatorType: z.string() }))),
    tags: z.exactOptional(z.array(z.looseObject({ tag: z.string() }))),
  }),
);
const items = z.array(item);
const choices = z
  .record(z.string(), z.looseObject({ itemType: z.string(), title: z.exactOptional(z.string()), description: z.string() }))
  .describe('What may be meant, by what to send to /search for it');

const lossless = z
  .boolean()
  .default(false)
  .describe(
    'Keep what Zotero has no field for in a line of `extra`, which refmill reads back; Zotero’s own translators write no such line',
  );

/** Formats by the names that Zotero’s translation server gives them, with the types under which it sends them. */
const exportFormats: Readonly<Record<string, readonly [format: string, mediaType: string]>> = {
  bibtex: ['bibtex', 'application/x-bibtex'],
  biblatex: ['biblatex', 'application/x-bibtex'],
  csljson: ['csl-json', 'application/json'],
  csv: ['csv', 'text/csv'],
  endnote_xml: ['endnote-xml', 'text/xml'],
  mods: ['mods', 'application/mods+xml'],
  refer: ['enw', 'application/x-research-info-systems'],
  refworks_tagged: ['refworks-tagged', 'text/plain'],
  ris: ['ris', 'application/x-research-info-systems'],
};

/** Choices on one page. */
const choicesAtOnce = 10;
const longestText = 10_000;

const text = { bytes: ['text/plain'], description: 'A DOI, PMID, PMCID, ISBN, arXiv number or handle; or words of a title' } as const;
const nothingFound = { 501: { description: 'Nothing was found' } } as const;

const recordOf = ({ id, citation }: WorkSummary): BibliographicRecord => ({ source: 'refmill', sourceId: id, ...citation });

const itemsOf = (records: readonly BibliographicRecord[], keepAll = false) =>
  records.map((record) => zoteroItem(record, { withoutResidue: !keepAll }));

export const zoteroRoutes: readonly Route[] = [
  route(
    {
      id: 'zoteroSearch',
      method: 'post',
      path: '/search',
      group: 'zotero',
      summary: 'What an identifier stands for, as Zotero’s translation server says it',
      description: 'Looked up in the library, and where the server may ask them, at the services that vouch for such identifiers.',
      query: z.object({
        text: z.enum(['0', '1']).default('1').describe('0: only identifiers, no words'),
        start: z.int().min(0).default(0).describe('How many choices to pass over'),
        lossless,
      }),
      body: text,
      answers: {
        200: { description: 'The items', json: items },
        300: { description: 'Several works have these words', json: choices },
        ...nothingFound,
      },
    },
    async ({ query, body, signal }, tools) => {
      const asked = decodeText(body).text.trim();
      if (asked === '') throw new Problem(400, 'there is no identifier in the body', { key: 'body' });
      if (asked.length > longestText) throw new Problem(413, `the text is longer than ${longestText} characters`, { key: 'body' });
      const found = await identified(asked, tools, signal);
      if (found) return { json: itemsOf(found, query.lossless) };
      if (query.text === '0') throw new Problem(501, 'there is no identifier in it');
      return chosen(asked, query.start, tools);
    },
  ),
  route(
    {
      id: 'zoteroWeb',
      method: 'post',
      path: '/web',
      group: 'zotero',
      summary: 'What an address stands for, where the library has it',
      description: 'Pages are not fetched: the addresses of DOIs, PubMed, PMC, arXiv and handles are looked up in the library.',
      body: { bytes: ['text/plain'], description: 'The address' },
      answers: { 200: { description: 'The items', json: items }, ...nothingFound },
    },
    async ({ body }, { library: { store } }) => {
      const address = decodeText(body).text.trim();
      if (!/^https?:/.test(address) || address.length > longestText)
        throw new Problem(400, 'there is no address in the body', { key: 'body' });
      const work = await findWork(store, address);
      if (!work) throw new Problem(501, 'this server fetches no pages, and the library has nothing of that address');
      return { json: itemsOf([recordOf(work)]) };
    },
  ),
  route(
    {
      id: 'zoteroImport',
      method: 'post',
      path: '/import',
      group: 'zotero',
      summary: 'A file of any known format as items of Zotero',
      query: z.object({ lossless }),
      body: { bytes: ['text/plain', 'application/octet-stream'], description: 'The file' },
      answers: { 200: { description: 'The items', json: items } },
    },
    async ({ query, body, signal }, tools) => {
      const { records } = await recordsOf({ bytes: body, name: 'import' }, tools, signal);
      return { json: itemsOf(records.filter(isWritable), query.lossless) };
    },
  ),
  route(
    {
      id: 'zoteroExport',
      method: 'post',
      path: '/export',
      group: 'zotero',
      summary: 'Items of Zotero in a format of reference managers',
      query: z.object({
        format: z
          .string()
          .max(40)
          .describe(`${Object.keys(exportFormats).join(', ')}, or a format of refmill`),
      }),
      body: { bytes: ['application/json'], description: 'An array of items' },
      answers: {
        200: { description: 'The list', texts: [...new Set([...writtenTypes, ...Object.values(exportFormats).map(([, type]) => type)])] },
      },
    },
    async ({ query: { format }, body, signal }, tools) => {
      const [id, mediaType] = Object.hasOwn(exportFormats, format) ? (exportFormats[format] ?? [format]) : [format];
      const to = writableFormat(id);
      if (!/^\s*\[\s*\{/.test(decodeText(body.subarray(0, 1000)).text))
        throw new Problem(400, 'the body is no array of items', { key: 'body' });
      const { records } = await recordsOf({ bytes: body, name: 'export', format: 'zotero-json' }, tools, signal);
      return {
        mediaType: mediaType === undefined ? textType(to.mediaTypes) : `${mediaType}; charset=utf-8`,
        pieces: to.write(records.filter(isWritable)),
      };
    },
  ),
];

const isWritable = (record: BibliographicRecord): boolean => !record.deleted && !isUnreadable(record);

/** What the identifier in a text stands for; undefined when there is none in it. Throws Problem (501) when nobody knows it. */
async function identified(
  asked: string,
  { library: { store }, lookUp }: ServerTools,
  signal: AbortSignal,
): Promise<readonly BibliographicRecord[] | undefined> {
  const whole = await findWork(store, asked);
  if (whole) return [recordOf(whole)];
  const found = findIdentifiers(asked).find(({ scheme }) => scheme !== 'trial');
  const pmid = /^(?:pmid:?\s*)?(\d{1,8})$/i.exec(asked)?.[1];
  const identifier = pmid !== undefined ? ({ scheme: 'pmid', value: pmid } as const) : readIdentifier(found?.raw ?? asked);
  if (!identifier) return undefined;
  const work = await store.work(`${identifier.scheme}:${identifier.value}`);
  if (work) return [recordOf(work)];
  const records = (await lookUp?.(identifier, signal)) ?? [];
  if (records.length === 0)
    throw new Problem(
      501,
      lookUp
        ? 'neither the library nor the services know this identifier'
        : 'the library does not know this identifier, and this server asks nobody else',
    );
  return records.slice(0, 1);
}

/** Works with all words of a text, to choose from. */
async function chosen(asked: string, start: number, { library: { store } }: ServerTools): Promise<Answer> {
  const words = [...new Set(foldedWords(asked))].slice(0, 50);
  if (words.length === 0) throw new Problem(501, 'there is no word in it to look for');
  const query: Query = { kind: 'and', parts: words.map((text): Query => ({ kind: 'term', text })) };
  const { total, works } = await store.search(query, { offset: start, limit: choicesAtOnce, sort: 'relevance' });
  if (works.length === 0) throw new Problem(501, 'no work of the library has all these words');
  const next = start + works.length;
  return {
    status: 300,
    ...(next < total ? { headers: { link: `</search?start=${next}>; rel="next"` } } : {}),
    json: Object.fromEntries(works.map(choiceOf)),
  };
}

/** What is sent for it: what other programs know it by, where there is such a thing. */
function choiceOf(work: WorkSummary) {
  const { citation, id } = work;
  const name = (scheme: string) => citation.identifiers?.find((each) => each.scheme === scheme)?.value;
  const pmid = name('pmid');
  const { itemType, title } = zoteroItem(recordOf(work), { withoutResidue: true });
  return [
    name('doi') ?? (pmid === undefined ? id : `pmid:${pmid}`),
    { itemType, ...(title === undefined ? {} : { title }), description: citationLine(citation) },
  ];
}
