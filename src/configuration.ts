import { Cron } from 'croner';
import { z } from 'zod';
import { personsName } from './model/decision-line.ts';
import { prismaKinds } from './model/prisma-flow.ts';

export const sourceIdRule = 'letters, digits, point, hyphen and underscore only';
const id = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i, sourceIdRule);

/** What may be the id of a source: its lease, its folder and its place in the ledger are called by it. */
export const sourceId = id;
const positive = z.number().positive();

/** A cron pattern (five fields, six with seconds, or @daily and its like), checked as the scheduler reads it. */
const cronPattern = z.string().refine(
  (pattern) => {
    try {
      return new Cron(pattern, { paused: true }).nextRun() !== null;
    } catch {
      return false;
    }
  },
  { message: 'is no cron pattern that ever comes round (“0 3 * * *”: every night at three)' },
);

const timezone = z.string().refine(
  (name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  },
  { message: 'is no time zone (Europe/Madrid, UTC)' },
);

/** One source of refmill.yaml: its id, its fetcher, and the fetcher's own keys, which the fetcher's schema checks. */
const sourceKeys = z.object({
  id: id.describe('Name of the source: its place in the ledger and its checkpoint are kept under it'),
  fetcher: z.string().describe('Where its records come from: one of the fetchers of docs/sources.md'),
  schedule: z.exactOptional(cronPattern).describe('When it is harvested, as a cron pattern (“0 3 * * *”); `schedule` at the top otherwise'),
  enabled: z.exactOptional(z.boolean()).describe('`false` leaves it out without taking it away'),
});

const search = z.strictObject({
  id: id.describe('Name of the search'),
  query: z
    .string()
    .describe(
      'A query in refmill’s language, as `refmill search` takes it, or a strategy, a query a line, of which the last line is what it finds; empty finds everything',
    ),
  title: z.exactOptional(z.string().min(1)).describe('What readers see as the name of the feed; the id otherwise'),
  feed: z.exactOptional(z.string().min(1)).describe('File in which the search can be followed as an Atom feed'),
  feedUrl: z.exactOptional(z.url()).describe('Where that file is published: its own address within the feed'),
  entries: z.int().min(1).max(1000).default(100).describe('Entries of the feed: the works that came or changed last'),
});

const listExport = z.strictObject({
  query: z.string().default('').describe('Which works; all of them otherwise'),
  search: z.exactOptional(id).describe('Id of a saved search in place of a query'),
  format: z
    .exactOptional(z.string().min(1))
    .describe('Format of the list: one that `refmill export` writes; text where only a style is named'),
  style: z
    .exactOptional(z.string().min(1))
    .describe('Citation style of a printed list (text, html, markdown, docx): a name of `refmill export --style list`, or a .csl file'),
  locale: z.exactOptional(z.string().min(2)).describe('Language of a printed list (en-GB, de); the style’s own otherwise'),
  order: z.exactOptional(z.enum(['style', 'found', 'author', 'year'])).describe('Order of a printed list; the style’s own otherwise'),
  groupBy: z
    .exactOptional(z.enum(['heading', 'year', 'journal', 'type', 'study', 'tag']))
    .describe('Under what headings the works of a printed list stand'),
  links: z
    .exactOptional(z.array(z.enum(['all', 'doi', 'pmid', 'pmcid', 'url'])).min(1))
    .describe('Identifiers that stand behind each entry of a printed list, besides those that the style prints'),
  related: z
    .exactOptional(z.boolean())
    .describe('Whether what a work is related to (its preprint, errata, comments) is listed with it, also what the library found'),
  file: z.string().min(1).describe('Where it goes; readers never see half of it'),
});

const webhook = z.strictObject({
  url: z.url().describe('Address to which a run’s summary is posted as JSON; it is treated as a secret'),
  on: z
    .enum(['always', 'changes', 'failure'])
    .default('changes')
    .describe('Which runs are told: all, those that changed something or failed, or only those that failed'),
  secret: z.exactOptional(z.string().min(8)).describe('Key of the signature (HMAC-SHA256) in the header X-Refmill-Signature'),
});

const limits = z.strictObject({
  requestsPerSecond: z
    .exactOptional(z.record(z.string().min(1), positive.max(1000)))
    .describe('By host name, in place of what refmill keeps to by itself'),
  timeoutSeconds: positive.max(86_400).default(300).describe('For one whole answer'),
  responseMegabytes: positive.max(2000).default(128).describe('Largest answer, unfolded'),
  patienceMinutes: positive.max(10_080).default(30).describe('How long a service may make one request wait in all by throttling it'),
  parallel: z.int().min(1).max(16).default(3).describe('Sources that `refmill schedule` harvests at the same time'),
});

const serverLimits = z.strictObject({
  bodyMegabytes: positive.max(1024).default(32).describe('Largest body of a request; packed ones may unpack to four times as much'),
  recordsPerBody: z.int().min(1).max(1_000_000).default(10_000).describe('Records that one body may hold'),
  pageSize: z.int().min(1).max(10_000).default(200).describe('Works on one page of a search'),
  requestsAtOnce: z.int().min(1).max(256).default(8).describe('Requests that are worked on at the same time'),
  answerSeconds: positive.max(86_400).default(120).describe('Time for one answer to be made and sent'),
});

const server = z.strictObject({
  host: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen at; other machines reach the server only when it is none of the loopback'),
  port: z.int().min(0).max(65_535).default(8224).describe('Port to listen at; 0 takes a free one'),
  allowHosts: z
    .exactOptional(z.array(z.string().min(1)))
    .describe('Names under which clients reach the server (`refmill.example.org`), beside localhost; requests for other names are refused'),
  corsOrigins: z
    .exactOptional(z.array(z.string().regex(/^https?:\/\/[^/\s]+$/, 'is no origin (https://example.org)')))
    .describe('Web sites (`https://example.org`) whose pages may read from the server; none otherwise'),
  lookups: z
    .boolean()
    .default(false)
    .describe('Ask the services of `lookups` (at the top) about identifiers that the library does not have, for Zotero’s `/search`'),
  limits: z.exactOptional(serverLimits).describe('Bounds of what a client may ask for'),
});

const reportExport = z.strictObject({
  report: z
    .enum(['flow', 'searches'])
    .describe('`flow`: counts of the PRISMA flow diagram, or the diagram; `searches`: every search, by PRISMA-S'),
  format: z.string().min(1).describe('How it is written: text, json, csv, svg for the flow; text, markdown, json, csv for the searches'),
  related: z
    .exactOptional(z.boolean())
    .describe('Whether what a work is related to (its preprint, errata, comments) is listed with it, also what the library found'),
  file: z.string().min(1).describe('Where it goes; readers never see half of it'),
  query: z.exactOptional(z.string()).describe('Of the flow: only the works that it finds'),
  search: z.exactOptional(id).describe('Id of a saved search in place of a query'),
});

const afterwards = z.strictObject({
  dedupe: z.boolean().default(false).describe('Ask again of every work which of its neighbours describe the same publication'),
  exports: z.exactOptional(z.array(listExport)).describe('Citation lists to write anew'),
  reports: z
    .exactOptional(z.array(reportExport))
    .describe('PRISMA reports to write anew (docs/reporting.md), after every harvest: they tell of it'),
  webhook: z.exactOptional(webhook).describe('Whom to tell'),
});

const authorityPattern = z
  .string()
  .regex(/^[^\s*]*\*?$/, 'is an authority (pubmed), the beginning of some (file:*), or * for all others')
  .min(1);

const mergeRules = z.strictObject({
  ranks: z
    .array(z.union([authorityPattern, z.array(authorityPattern).min(1)]))
    .min(1)
    .describe(
      'Authorities whose word counts first where records of one work differ, the most trusted first; `file:*` means all that begin so, and a list within the list is of equals. What is not named follows in the usual order; a person’s corrections stand before all (docs/curating.md). `refmill dedupe` tells the works that are there anew',
    ),
});

const tagNames = z.exactOptional(z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]));

const prismaTags = z.strictObject({
  removed: tagNames.describe('Removed before screening for other reasons than being a duplicate; `removed` otherwise'),
  excluded: tagNames.describe('Excluded on title and abstract; `screening/excluded` otherwise'),
  passed: tagNames.describe('Goes on to the full text; `screening/included` otherwise'),
  notRetrieved: tagNames.describe('Its full text was not to be had; `fulltext/not retrieved` otherwise'),
  fullTextExcluded: tagNames.describe('Excluded on the full text; `fulltext/excluded` otherwise'),
  included: tagNames.describe('Included in the review; `included` otherwise'),
  study: z.exactOptional(z.string().min(1)).describe('How tags begin that name the study which a report belongs to; `study/` otherwise'),
});

const prismaSource = z.strictObject({
  kind: z
    .exactOptional(z.enum([...prismaKinds, 'none']))
    .describe(
      'Where it stands in the diagram; `none`: its records were not identified by it, but were there (a service that completes them)',
    ),
  name: z.exactOptional(z.string().min(1)).describe('Name of the database, register or site'),
  platform: z.exactOptional(z.string().min(1)).describe('Where it was searched: Ovid, EBSCOhost'),
  strategy: z.exactOptional(z.string().min(1)).describe('The search strategy, for files: what was typed where they were exported'),
  searched: z.exactOptional(z.string().min(1)).describe('When it was searched, for files that were exported earlier'),
  found: z.exactOptional(z.int().min(0)).describe('The source’s own count, for files'),
});

const prisma = z.strictObject({
  title: z.exactOptional(z.string().min(1)).describe('Title of the review, as it stands in the reports'),
  tags: z
    .exactOptional(prismaTags)
    .describe(
      'Tags that say how far a work got: a name or several; a tag may have a reason behind the name, `fulltext/excluded: wrong population`',
    ),
  sources: z
    .exactOptional(z.record(z.string().min(1), prismaSource))
    .describe('By id of a source or name of a file: what stands for it in the reports'),
});

const lookup = z.looseObject({ fetcher: z.string().describe('A fetcher that can look identifiers up; its own settings follow') });

/** refmill.yaml. Values may be written `${NAME}`: then the variable of the environment stands there. */
export const configuration = z.strictObject({
  store: z.exactOptional(z.string().min(1)).describe('File of the library; REFMILL_STORE and --store override it'),
  email: z
    .exactOptional(z.email())
    .describe('Address that services may write to (NCBI, Crossref, Unpaywall ask for one); or REFMILL_EMAIL'),
  ncbiApiKey: z.exactOptional(z.string().min(1)).describe('NCBI API key: 10 requests a second instead of 3; or NCBI_API_KEY'),
  who: z
    .exactOptional(personsName)
    .describe('Name or initials that your decisions about duplicates are kept, shown and exported under; none otherwise; or REFMILL_WHO'),
  openAlexApiKey: z.exactOptional(z.string().min(1)).describe('OpenAlex API key; or OPENALEX_API_KEY'),
  allowPrivateHosts: z
    .exactOptional(z.array(z.string().min(1)))
    .describe('Servers (host or host:port) that may be reached although their addresses are not public'),
  schedule: z.exactOptional(cronPattern).describe('When sources without a schedule of their own are harvested'),
  timezone: z.exactOptional(timezone).describe('Time zone of the schedules; that of the machine otherwise'),
  limits: z.exactOptional(limits).describe('Bounds that hold for all sources together'),
  sources: z.exactOptional(z.array(sourceKeys.loose())).describe('What the library is made of'),
  endpointModel: z
    .exactOptional(z.array(z.string()).min(1))
    .describe(
      'A model of your own for endpoints and results: a program and its arguments, `[python3, model.py]`; it corrects what refmill reads (docs/endpoints.md)',
    ),
  lookups: z
    .exactOptional(z.array(lookup))
    .describe(
      'Services that `refmill repair` and `refmill parse-citation --verify` ask, with their settings; PubMed, Crossref and DataCite otherwise',
    ),
  merge: z.exactOptional(mergeRules).describe('How the records of one publication are put together'),
  searches: z.exactOptional(z.array(search)).describe('Saved searches, which can be followed as feeds'),
  prisma: z.exactOptional(prisma).describe('How the library is reported by PRISMA (docs/reporting.md)'),
  afterwards: z.exactOptional(afterwards).describe('What follows a harvest that changed something'),
  server: z.exactOptional(server).describe('How `refmill serve` and, but for the port, `refmill mcp --http` listen'),
  serverToken: z
    .exactOptional(
      z
        .string()
        .min(16, 'must have at least 16 characters')
        .regex(/^[\x21-\x7e]+$/, 'must have no blanks and no letters beyond ASCII'),
    )
    .describe('Token with which clients of `refmill serve` may change the library; without one nobody may; or REFMILL_SERVER_TOKEN'),
});

export type SourceConfiguration = z.infer<typeof sourceKeys> & Readonly<Record<string, unknown>>;
export type Configuration = z.infer<typeof configuration>;
export type SavedSearch = z.infer<typeof search>;
export type ListExport = z.infer<typeof listExport>;
export type Webhook = z.infer<typeof webhook>;
export type ReportExport = z.infer<typeof reportExport>;
export type PrismaSettings = z.infer<typeof prisma>;
export type PrismaSource = z.infer<typeof prismaSource>;
export type PrismaTags = z.infer<typeof prismaTags>;
