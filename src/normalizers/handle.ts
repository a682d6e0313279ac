import { type FoundValue, valuesFound } from './found-value.ts';

/**
 * A handle's prefix is digits in parts (10668, 1721.1, 20.500.11956); 10.… prefixes are DOIs and left to their own grammar. 123456789
 * is none: DSpace comes with it, hundreds of live repositories never had their own registered, and 123456789/1 is a different item in each.
 */
const prefix = String.raw`(?!10\.\d)(?!123456789/)\d{2,10}(?:\.\d{1,10}){0,4}`;
/** The few that were given before prefixes were numbers (`loc.music`): only where the resolver or a label says handle. */
const anyPrefix = String.raw`(?:${prefix}|(?!(?:api|proxy|static)/)[a-z][a-z0-9]{1,20}(?:\.[a-z][a-z0-9]{1,20}){0,3})`;
const host = String.raw`(?:hdl\.handle\.net|handle\.net|/handle|/bitstream|/hdl|info:hdl)/+(?:proxy/)?`;
const address = new RegExp(`${host}(${prefix}/[A-Za-z0-9._~:-]{1,100})`, 'i');
const resolver = new RegExp(String.raw`(?:hdl\.handle\.net/|info:hdl/|^hdl\s?[:：/]\s?)(${anyPrefix}/[A-Za-z0-9._~:-]{1,100})`, 'i');
const labelled = new RegExp(String.raw`^(?:hdl|handle)\s?[:：/]\s?(${prefix}/[^\s?#]{1,100})$`, 'i');
const oaiIdentifier = new RegExp(String.raw`^oai:[^\s:]{1,100}:(${prefix}/[^\s?#]{1,100})$`, 'i');
const inText = new RegExp(
  String.raw`(?:${host}|(?<![a-z])(?:hdl|handle)\s?[:：]\s?)${prefix}/[A-Za-z0-9._~:-]{1,100}|(?:hdl\.handle\.net/|info:hdl/|(?<![a-z])hdl\s?[:：]\s?)${anyPrefix}/[A-Za-z0-9._~:-]{1,100}`,
  'gi',
);
const bare = new RegExp(`^(${prefix}/[A-Za-z0-9._~:-]{1,100})$`);

/** `2017/10` is a month and `12/15` a pair of pages: a bare handle has at least four digits before the slash and does not read as a date. */
const looksLikeDate = /^(?:1[5-9]|20)\d{2}\/\d{1,2}$|^\d{1,3}\//;

/** The handle (`10668/11628`) out of a resolver or DSpace address, `hdl:`, an OAI identifier that ends in one, or bare. */
export function readHandle(text: string): string | undefined {
  const value = text.trim();
  const wrapped = address.exec(value)?.[1] ?? resolver.exec(value)?.[1] ?? labelled.exec(value)?.[1] ?? oaiIdentifier.exec(value)?.[1];
  if (wrapped !== undefined) return wrapped.replace(closing, '');
  const found = bare.exec(value)?.[1];
  return found === undefined || looksLikeDate.test(found) ? undefined : found.replace(closing, '');
}

/** Every handle in running text that its address or a label says to be one; bare ones look like dates and fractions. */
export function findHandles(text: string): FoundValue[] {
  return valuesFound(text, inText, (matched) => readHandle(matched.replace(closing, ''))).map((found) => ({
    ...found,
    end: found.start + text.slice(found.start, found.end).replace(closing, '').length,
  }));
}

/** Of a sentence, and of the brackets around a value. */
const closing = /[.,;:~-]+$/;
