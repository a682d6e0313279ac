/**
 * A handle's prefix is digits in parts (10668, 1721.1, 20.500.11956); 10.… prefixes are DOIs and left to their own grammar. 123456789
 * is none: DSpace comes with it, hundreds of live repositories never had their own registered, and 123456789/1 is a different item in each.
 */
const prefix = String.raw`(?!10\.\d)(?!123456789/)\d{2,10}(?:\.\d{1,10}){0,4}`;
const address = new RegExp(
  String.raw`(?:hdl\.handle\.net|handle\.net|/handle|/bitstream|/hdl)/+(?:proxy/)?(${prefix}/[A-Za-z0-9._~:-]{1,100})`,
  'i',
);
const labelled = new RegExp(String.raw`^(?:hdl|handle|info:hdl)\s?[:/]\s?(${prefix}/[^\s?#]{1,100})$`, 'i');
const oaiIdentifier = new RegExp(String.raw`^oai:[^\s:]{1,100}:(${prefix}/[^\s?#]{1,100})$`, 'i');
const bare = new RegExp(`^(${prefix}/[A-Za-z0-9._~:-]{1,100})$`);

/** `2017/10` is a month and `12/15` a pair of pages: a bare handle has at least four digits before the slash and does not read as a date. */
const looksLikeDate = /^(?:1[5-9]|20)\d{2}\/\d{1,2}$|^\d{1,3}\//;

/** The handle (`10668/11628`) out of a resolver or DSpace address, `hdl:`, an OAI identifier that ends in one, or bare. */
export function readHandle(text: string): string | undefined {
  const value = text.trim();
  const wrapped = address.exec(value)?.[1] ?? labelled.exec(value)?.[1] ?? oaiIdentifier.exec(value)?.[1];
  if (wrapped !== undefined) return wrapped.replace(/[.,;:]+$/, '');
  const found = bare.exec(value)?.[1];
  return found === undefined || looksLikeDate.test(found) ? undefined : found.replace(/[.,;:]+$/, '');
}
