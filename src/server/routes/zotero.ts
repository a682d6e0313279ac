import { z } from 'zod';
import { formats } from '../../formats/registry.ts';
import { zoteroItem } from '../../formats/zotero-json/zotero-json.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { findWork } from '../../pipeline/find-work.ts';
import { isUnreadable } from '../../pipeline/read.ts';
import { decodeText } from '../../xml/decode.ts';
import { Problem } from '../problem.ts';
import { recordsOf } from '../records-of-body.ts';
import { type Route, route } from '../route.ts';
import { named } from '../schemas/components.ts';
import { textType, writtenTypes } from '../text-type.ts';
import { choiceAnswer, identified, recordOf, worksOfWords } from '../zotero-search.ts';

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
const zoteroFormats: Readonly<Record<string, readonly [format: string, mediaType: string]>> = {
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

/** Those of them that can be written here. Its others (bookmarks, coins, evernote, rdf_*, tei, wikipedia) are unknown formats, as nonsense is there. */
const exportFormats = Object.fromEntries(
  Object.entries(zoteroFormats).filter(([, [id]]) => formats.some((each) => each.id === id && each.write)),
);
const exportNames = Object.keys(exportFormats).join(', ');
const ownNames = formats.flatMap(({ id, write }) => (write ? [id] : [])).join(', ');

const longestText = 10_000;

const text = {
  bytes: ['text/plain'],
  description: 'A DOI, PMID, PMCID, ISBN, arXiv number or handle, or several; or words of a title',
} as const;
const nothingFound = { 501: { description: 'Nothing was found' } } as const;

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
        300: { description: 'Several works have these identifiers or these words', json: choices },
        ...nothingFound,
      },
    },
    async ({ query, body, mediaType, signal }, tools) => {
      mustBe(mediaType, /^text\//, 'text/plain');
      const asked = decodeText(body).text.trim();
      if (asked === '') throw new Problem(400, 'there is no identifier in the body', { key: 'body' });
      if (asked.length > longestText) throw new Problem(413, `the text is longer than ${longestText} characters`, { key: 'body' });
      const found = await identified(asked, query.start, tools, signal);
      if (found && 'choices' in found) return choiceAnswer(found.choices, found.next);
      if (found) return { json: itemsOf([found.record], query.lossless) };
      if (query.text === '0') throw new Problem(501, 'there is no identifier in it');
      return worksOfWords(asked, query.start, tools);
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
      query: z.object({ single: z.exactOptional(z.string().max(10)).describe('Taken and of no effect: an address stands for one work') }),
      body: { bytes: ['text/plain', 'application/json'], description: 'The address, or an object with it as `url`' },
      answers: { 200: { description: 'The items', json: items }, ...nothingFound },
    },
    async ({ body, mediaType }, { library: { store } }) => {
      mustBe(mediaType, /^text\/plain$|\bjson$/, 'text/plain or application/json');
      const said = decodeText(body).text.trim();
      const address = mediaType.endsWith('json') ? (addressed.safeParse(parsedJson(said)).data?.url ?? '') : said;
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
        format: z.string().max(40).describe(`${exportNames}; or a format of refmill: ${ownNames}`),
      }),
      body: { bytes: ['application/json'], description: 'An array of items' },
      answers: {
        200: { description: 'The list', texts: [...new Set([...writtenTypes, ...Object.values(exportFormats).map(([, type]) => type)])] },
      },
    },
    async ({ query: { format }, body, mediaType: sentAs, signal }, tools) => {
      mustBe(sentAs, /\bjson$/, 'application/json');
      const [id, mediaType] = Object.hasOwn(exportFormats, format) ? (exportFormats[format] ?? [format]) : [format];
      const to = formats.find((each) => each.id === id && each.write);
      if (!to?.write)
        throw new Problem(400, `no format is called ${format} here; there are ${exportNames}, and refmill’s own ${ownNames}`, {
          key: 'format',
        });
      const given = sentItems.safeParse(parsedJson(decodeText(body).text)).data;
      if (!given) throw new Problem(400, 'the body is no array of items', { key: 'body' });
      const { records } = await recordsOf({ bytes: body, name: 'export', format: 'zotero-json' }, tools, signal);
      return {
        mediaType: mediaType === undefined ? textType(to.mediaTypes) : `${mediaType}; charset=utf-8`,
        pieces: to.write(records.filter(isWritable), { citationKey: citationKeys(given) }),
      };
    },
  ),
];

const addressed = z.looseObject({ url: z.string() });
const sentItems = z.tuple([z.looseObject({ itemType: z.string().min(1) })], z.looseObject({}));

/** Refuses a body of another type than the translation server takes there; one that names no type is read. */
function mustBe(mediaType: string, wanted: RegExp, words: string): void {
  if (mediaType !== '' && !wanted.test(mediaType))
    throw new Problem(415, `send it as ${words} (Content-Type), not as ${mediaType.slice(0, 80)}`);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The keys by which documents of the sender cite items: those of Zotero, or of Better BibTeX in `extra`. */
function citationKeys(given: z.infer<typeof sentItems>): (record: BibliographicRecord) => string | undefined {
  const keys = new Map<unknown, string>();
  for (const { key, citationKey, extra } of given as readonly Readonly<Record<string, unknown>>[]) {
    const said =
      typeof citationKey === 'string' ? citationKey : /^citation key\s*:\s*(\S+)\s*$/im.exec(typeof extra === 'string' ? extra : '')?.[1];
    if (said) keys.set(key ?? said, said);
  }
  return ({ sourceId }) => keys.get(sourceId);
}

const isWritable = (record: BibliographicRecord): boolean => !record.deleted && !isUnreadable(record);
