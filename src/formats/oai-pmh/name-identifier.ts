import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';

const schemes: Readonly<Record<string, IdentifierScheme>> = {
  orcid: 'orcid',
  isni: 'isni',
  ror: 'ror',
  grid: 'grid',
  crossreffunderid: 'doi',
};

/** Shapes of the schemes without a grammar of their own, in an address or bare. */
const shapes: Partial<Record<IdentifierScheme, RegExp>> = {
  isni: /(?:^|isni\.org\/(?:isni\/)?)(\d{4})[\s-]?(\d{4})[\s-]?(\d{4})[\s-]?(\d{3}[\dX])$/i,
  grid: /(?:^|grid\.ac\/institutes\/)(grid)\.(\d{1,8}\.[0-9a-f]{1,2})$/i,
};

/** Who a person, an organization or a funder is in a register: the scheme as the source names it (`ORCID`, `Crossref Funder ID`), or as the value shows. */
export function nameIdentifier(value: string, scheme = ''): Identifier | undefined {
  const text = value.trim();
  const named = ownValue(schemes, scheme.toLowerCase().replace(/[^a-z]/g, ''));
  for (const each of named === undefined ? (['isni', 'grid'] as const) : [named]) {
    const found = shapes[each]?.exec(text);
    if (found)
      return { scheme: each, value: each === 'grid' ? found.slice(1).join('.').toLowerCase() : found.slice(1).join('').toUpperCase() };
  }
  if (named === 'isni' || named === 'grid') return undefined;
  const read = readIdentifier(text, named);
  return read && (named !== undefined || read.scheme === 'orcid' || read.scheme === 'ror' || /^10\.13039\//.test(read.value))
    ? read
    : undefined;
}
