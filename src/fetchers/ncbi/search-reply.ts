import { z } from 'zod';
import { Rejected, Unavailable } from '../../model/errors.ts';
import { childNamed, childrenNamed, textOf } from '../../xml/element.ts';
import { parseXml } from '../../xml/parse.ts';
import { jsonBody } from '../json-body.ts';
import { errorIn } from './service-error.ts';

/** An ESearch result. `notes` are for people: phrases that the database did not find or ignored. */
export interface SearchReply {
  readonly count: number;
  readonly ids: readonly number[];
  readonly notes: readonly string[];
  /** The term as the database understood it. */
  readonly translation?: string;
}

const words = z.array(z.string()).catch([]);
const jsonReply = z.object({
  esearchresult: z.object({
    count: z.coerce.number().int().min(0),
    idlist: z.array(z.coerce.number().int().positive()),
    querytranslation: z.string().optional().catch(undefined),
    errorlist: z.object({ phrasesnotfound: words, fieldsnotfound: words }).optional(),
    warninglist: z.object({ phrasesignored: words, quotedphrasesnotfound: words, outputmessages: words }).optional(),
  }),
});

/**
 * Reads ESearch's answer in either format. Throws Throttled, Unavailable or Rejected for errors inside it: an empty or cut body is
 * Unavailable, a field tag that the database (`name`) does not know is Rejected (the term is dropped and too much is found).
 */
export function readSearchReply(body: string, name: string): SearchReply {
  if (body.trim() === '') throw new Unavailable('NCBI sent an empty answer to a search');
  const error = errorIn(body);
  if (error) throw error;
  const reply = /^\s*\{/.test(body) ? fromJson(body, wordsOf(name)) : fromXml(body, wordsOf(name));
  if (reply.unknownFields.length > 0) throw new Rejected(`${name} does not know the field of: ${reply.unknownFields.join(', ')}`);
  return reply;
}

type Reading = SearchReply & { readonly unknownFields: readonly string[] };

function fromJson(body: string, { notFound, ignored }: Words): Reading {
  const reply = jsonReply.safeParse(jsonBody(body));
  if (!reply.success) throw new Unavailable('NCBI sent an answer to a search that is no search result');
  const { count, idlist: ids, errorlist, warninglist, querytranslation } = reply.data.esearchresult;
  const notes = [
    ...(errorlist?.phrasesnotfound ?? []).map(notFound),
    ...(warninglist?.quotedphrasesnotfound ?? []).map(notFound),
    ...(warninglist?.phrasesignored ?? []).map(ignored),
    ...(warninglist?.outputmessages ?? []),
  ];
  return {
    count,
    ids,
    notes,
    unknownFields: errorlist?.fieldsnotfound ?? [],
    ...(querytranslation ? { translation: querytranslation } : {}),
  };
}

function fromXml(body: string, { notFound, ignored }: Words): Reading {
  const root = readRoot(body);
  const count = textOf(childNamed(root, 'Count')).trim();
  if (root?.name !== 'eSearchResult' || !/^\d{1,12}$/.test(count)) {
    throw new Unavailable('NCBI sent an answer to a search that is no search result');
  }
  const list = (parent: string, name: string) => childrenNamed(childNamed(root, parent), name).map((each) => textOf(each).trim());
  const notes = [
    ...list('ErrorList', 'PhraseNotFound').map(notFound),
    ...list('WarningList', 'QuotedPhraseNotFound').map(notFound),
    ...list('WarningList', 'PhraseIgnored').map(ignored),
    ...list('WarningList', 'OutputMessage'),
  ];
  const ids = list('IdList', 'Id').filter((id) => /^\d{1,12}$/.test(id));
  const translation = textOf(childNamed(root, 'QueryTranslation')).trim();
  return {
    ...{ count: Number(count), ids: ids.map(Number), notes, unknownFields: list('ErrorList', 'FieldNotFound') },
    ...(translation === '' ? {} : { translation }),
  };
}

type Words = ReturnType<typeof wordsOf>;

const wordsOf = (name: string) => ({
  notFound: (phrase: string) => `${name} does not find the phrase ${phrase}`,
  ignored: (phrase: string) => `${name} ignored the phrase ${phrase}`,
});

function readRoot(body: string) {
  try {
    return parseXml(body);
  } catch {
    return undefined;
  }
}
