import type { ListHabit } from '../bad-habits.ts';
import { escapeXml } from '../fixture.ts';
import type { Item } from '../items.ts';
import { type Reply, xmlReply } from '../reply.ts';
import { notations } from './notations.ts';

/** How the stand-in repository is set up. */
interface OaiOptions {
  readonly baseUrl: string;
  readonly pageSize: number;
  readonly granularity: 'day' | 'second';
  readonly deletedRecord: 'no' | 'transient' | 'persistent';
  /** Offered metadata prefixes. */
  readonly prefixes: readonly string[];
  readonly now: () => Date;
  /** Whether this request meets with a bad habit of lists. */
  readonly strikes: (habit: ListHabit) => boolean;
}

/** The prefixes that a repository shall offer; all that there are unless some are named. */
export const prefixesNamed = (names?: readonly string[]): readonly string[] =>
  notations.map(({ prefix }) => prefix).filter((prefix) => names === undefined || names.includes(prefix));

const setNames: Readonly<Record<string, string>> = {
  com_99999_1: 'Research output',
  com_99999_2: 'Generated items',
  col_99999_11: 'Oncology and nuclear medicine',
  col_99999_12: 'Bone research',
};

class OaiError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** An OAI-PMH 2.0 repository in the manner of DSpace 7: tokens are offsets into a list that is asked for anew each time. */
export function oaiReply(parameters: URLSearchParams, items: readonly Item[], options: OaiOptions): Reply {
  const verb = parameters.get('verb') ?? '';
  let body: string;
  try {
    const answer = verbs[verb];
    if (!answer) throw new OaiError('badVerb', 'Illegal verb');
    body = `<${verb}>${answer(parameters, items, options)}</${verb}>`;
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    body = `<error code="${error.code}">${escapeXml(error.message)}</error>`;
  }
  const request = [...parameters].map(([name, value]) => ` ${escapeXml(name)}="${escapeXml(value)}"`).join('');
  return xmlReply(
    `<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="static/style.xsl"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"><responseDate>${second(options.now())}</responseDate><request${request}>${options.baseUrl}</request>${body}</OAI-PMH>`,
  );
}

type Answer = (parameters: URLSearchParams, items: readonly Item[], options: OaiOptions) => string;

const verbs: Readonly<Record<string, Answer>> = {
  Identify: (_, items, { baseUrl, deletedRecord, granularity }) => {
    const earliest = items.map(({ datestamp }) => datestamp).sort()[0] ?? '2000-01-01T00:00:00Z';
    const precision = granularity === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM-DDThh:mm:ssZ';
    return `<repositoryName>refmill sandbox</repositoryName><baseURL>${baseUrl}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>nobody@repository.example.org</adminEmail><earliestDatestamp>${stamp(earliest, granularity)}</earliestDatestamp><deletedRecord>${deletedRecord}</deletedRecord><granularity>${precision}</granularity><description><oai-identifier xmlns="http://www.openarchives.org/OAI/2.0/oai-identifier"><scheme>oai</scheme><repositoryIdentifier>repository.example.org</repositoryIdentifier><delimiter>:</delimiter><sampleIdentifier>oai:repository.example.org:99999/101</sampleIdentifier></oai-identifier></description>`;
  },
  ListMetadataFormats: (_, __, { prefixes }) =>
    notations
      .filter(({ prefix }) => prefixes.includes(prefix))
      .map(
        ({ prefix, schema, namespace }) =>
          `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><schema>${schema}</schema><metadataNamespace>${namespace}</metadataNamespace></metadataFormat>`,
      )
      .join(''),
  ListSets: (_, items) =>
    [...new Set([...Object.keys(setNames), ...items.flatMap(({ sets }) => sets)])]
      .map((set) => `<set><setSpec>${set}</setSpec><setName>${setNames[set] ?? set}</setName></set>`)
      .join(''),
  GetRecord: (parameters, items, options) => {
    const prefix = prefixOf(parameters.get('metadataPrefix'), options);
    const item = items.find(({ identifier }) => identifier === parameters.get('identifier'));
    if (!item) throw new OaiError('idDoesNotExist', 'The given id does not exist');
    return recordOf(item, prefix, options);
  },
  ListRecords: (parameters, items, options) => list(parameters, items, options, recordOf),
  ListIdentifiers: (parameters, items, options) => list(parameters, items, options, headerOf),
};

function list(parameters: URLSearchParams, items: readonly Item[], options: OaiOptions, write: typeof recordOf): string {
  const given = parameters.get('resumptionToken');
  if (given !== null && [...parameters.keys()].length !== 2) throw new OaiError('badArgument', 'resumptionToken is an exclusive argument');
  const endless = /^endless\|(\w+)\|(\d+)$/.exec(given ?? '');
  if (endless) return endlessPage(endless[1] ?? null, Number(endless[2]), items, options, write);
  if (given !== null && (given.split('|').length !== 5 || options.strikes('expired-token'))) {
    throw new OaiError('badResumptionToken', 'Invalid or expired resumption token');
  }
  const [prefixText = '', from = '', until = '', set = '', offsetText = '0'] =
    given?.split('|') ?? ['metadataPrefix', 'from', 'until', 'set'].map((name) => parameters.get(name) ?? '');
  const prefix = prefixOf(prefixText, options);
  checkDates([from, until], options);
  const chosen = items.filter((item) => {
    const at = stamp(item.datestamp, options.granularity);
    return (
      (from === '' || at.slice(0, from.length) >= from) &&
      (until === '' || at.slice(0, until.length) <= until) &&
      (set === '' || item.sets.includes(set))
    );
  });
  const shown = options.deletedRecord === 'no' ? chosen.filter(({ deleted }) => !deleted) : chosen;
  if (shown.length === 0) throw new OaiError('noRecordsMatch', 'No matches for the query');
  const offset = Number(offsetText);
  const overlap = offset > 0 && options.strikes('overlapping-pages') ? 1 : 0;
  const page = shown.slice(offset - overlap, offset + options.pageSize);
  const next = offset + options.pageSize;
  const moves = options.strikes('moving-total');
  const total = shown.length + (moves ? ((offset / options.pageSize) % 3) * 2 - 2 : 0);
  const attributes = `completeListSize="${total}" cursor="${moves ? 0 : Math.floor(offset / options.pageSize)}"`;
  let token = '';
  if (next < shown.length) {
    const value = given !== null && options.strikes('repeated-token') ? given : [prefix, from, until, set, next].join('|');
    token = `<resumptionToken ${attributes}>${escapeXml(value)}</resumptionToken>`;
  } else if (offset > 0 && options.strikes('endless-tokens')) {
    token = `<resumptionToken ${attributes}>endless|${prefix}|0</resumptionToken>`;
  } else if (offset > 0) token = `<resumptionToken ${attributes}/>`;
  return page.map((item) => write(item, prefix, options)).join('') + token;
}

/** One old record at a time, in another order each round, and always a fresh token. */
function endlessPage(prefixText: string | null, at: number, items: readonly Item[], options: OaiOptions, write: typeof recordOf): string {
  const prefix = prefixOf(prefixText, options);
  const step = Math.floor(at / items.length) + 1;
  const page = [items[at % items.length], items[(at + step) % items.length]].filter((item) => item !== undefined);
  return `${page.map((item) => write(item, prefix, options)).join('')}<resumptionToken>endless|${prefix}|${at + 1}</resumptionToken>`;
}

function prefixOf(text: string | null, { prefixes }: OaiOptions): string {
  const prefix = prefixes.find((each) => each === text);
  if (!text) throw new OaiError('badArgument', 'metadataPrefix is missing');
  if (!prefix) throw new OaiError('cannotDisseminateFormat', `Metadata format "${text}" is unknown`);
  return prefix;
}

function checkDates(dates: readonly string[], { granularity }: OaiOptions): void {
  const form = granularity === 'day' ? /^(\d{4}-\d\d-\d\d)?$/ : /^(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?)?$/;
  if (!dates.every((date) => form.test(date))) throw new OaiError('badArgument', 'The date does not fit the granularity');
}

function headerOf(item: Item, _prefix: string, { granularity }: OaiOptions): string {
  const sets = item.sets.map((set) => `<setSpec>${set}</setSpec>`).join('');
  return `<header${item.deleted ? ' status="deleted"' : ''}><identifier>${item.identifier}</identifier><datestamp>${stamp(item.datestamp, granularity)}</datestamp>${sets}</header>`;
}

function recordOf(item: Item, prefix: string, options: OaiOptions): string {
  const metadata = item.deleted ? '' : `<metadata>${notations.find((each) => each.prefix === prefix)?.of(item) ?? ''}</metadata>`;
  return `<record>${headerOf(item, prefix, options)}${metadata}</record>`;
}

const second = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;
const stamp = (at: string, granularity: 'day' | 'second') => (granularity === 'day' ? at.slice(0, 10) : at);
