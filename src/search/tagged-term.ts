import { readDateSpan, spanBetween } from './date-span.ts';
import { datesOf } from './fields.ts';
import type { Token } from './lex.ts';
import { nearEachOther } from './near-words.ts';
import { subsetQuery } from './pubmed-tags.ts';
import type { DateField, Query, TextQuery } from './query.ts';
import { readIn, readValue, type TokenReader } from './token-reader.ts';

/** What PubMed calls `hasabstract`. */
export const hasAbstract: Query = { kind: 'term', field: 'has', text: 'abstract' };

export const isHasAbstract = (text: string): boolean => /^has\s?abstract$/i.test(text);

const dateTags: Readonly<Record<string, DateField>> = {
  date: 'issued',
  entered: 'entered',
  created: 'created',
  completed: 'completed',
  revised: 'revised',
  indexed: 'indexed',
};

/**
 * A term with PubMed's tag behind it, the first token of which was taken: `cancer[tiab]`, `bone metastases[tiab]` (words without an operator between them are
 * one phrase), `2015:2020[dp]`, `"2019"[dp] : "3000"[dp]`. Undefined where no tag follows.
 */
export function taggedTerm(reader: TokenReader, first: Token): Query | undefined {
  let [last, more] = [first, 0];
  if (first.kind === 'word')
    for (let token = reader.next(); token.kind === 'word'; token = reader.next(more)) {
      last = token;
      more += 1;
    }
  const { tag } = reader.next(more);
  if (tag === undefined) return undefined;
  for (let taken = 0; taken <= more; taken++) reader.take();
  const text = first === last ? first.text : reader.text.slice(first.start, last.end).replace(/[*~$]+$/, '');
  const written: Token = { ...last, start: first.start, text };
  if (isHasAbstract(text)) return hasAbstract;
  if (tag.field === 'subset') return subset(reader, written);
  const dates = dateTags[tag.field];
  if (dates && reader.next().kind === 'to') return datesTo(reader, dates, written);
  if (dates && /^[^:]*:[^:]*$/.test(text)) {
    const span = readDateSpan(text);
    if (typeof span === 'string') throw reader.complaint(written, span);
    return datesOf(dates, span);
  }
  const read = readIn(reader, [tag.field, ...(tag.also ?? [])], written, tag.suffix === true);
  return tag.between === undefined ? read : closeBy(reader, tag.between, written, read);
}

function datesTo(reader: TokenReader, field: DateField, first: Token): Query {
  const to = reader.take();
  const last = reader.take();
  if (!['word', 'phrase'].includes(last.kind) || dateTags[reader.next().tag?.field ?? ''] !== field)
    throw reader.complaint(to, 'behind the colon a date with the same tag is wanted: "2015/01/01"[dp] : "2020/12/31"[dp]');
  reader.take();
  const span = spanBetween(first.text, last.text) ?? readDateSpan('');
  if (typeof span === 'string') throw reader.complaint({ start: first.start, end: last.end }, span);
  return datesOf(field, span);
}

function subset(reader: TokenReader, token: Token): Query {
  const found = subsetQuery(token.text);
  if ('message' in found) throw reader.complaint(token, found.message);
  return readValue(reader, found.field, { ...token, text: found.value });
}

/** `"bone metastases"[tiab:~3]`. */
function closeBy(reader: TokenReader, between: number, token: Token, read: Query): Query {
  if (read.kind !== 'phrase')
    throw reader.complaint(token, 'near each other are at least two words, in quotation marks and without wildcards');
  const bound = read.field === undefined ? {} : { field: read.field };
  const near = nearEachOther(
    between,
    read.text.split(' ').map((text): TextQuery => ({ kind: 'term', ...bound, text })),
  );
  if (near === undefined || typeof near === 'string') throw reader.complaint(token, near ?? 'there is no word here to look for');
  return near;
}
