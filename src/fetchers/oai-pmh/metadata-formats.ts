import { Misconfigured } from '../../model/errors.ts';

/**
 * Metadata prefixes that refmill reads, and the format that reads them, best first: DSpace's dim keeps the qualifiers that oai_dc drops
 * (which subject is MeSH, which date is what). A new one is a line here.
 */
const readable: readonly { readonly prefix: string; readonly format: string }[] = [
  { prefix: 'dim', format: 'dim' },
  { prefix: 'oai_dc', format: 'oai-dc' },
];

/** The format of a configured prefix. Throws Misconfigured when refmill cannot read it. */
export function formatOf(prefix: string): string {
  const known = readable.find((each) => each.prefix === prefix);
  if (!known) throw new Misconfigured('metadataPrefix', `refmill reads ${readable.map((each) => each.prefix).join(', ')}, not ${prefix}`);
  return known.format;
}

/** The best of the offered prefixes; oai_dc, which every repository has to offer, when none is known. */
export const bestOf = (offered: readonly string[]): string => readable.find(({ prefix }) => offered.includes(prefix))?.prefix ?? 'oai_dc';
