import type { Identifier } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { Reference } from '../../model/relation.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import type { PageLink } from './plain-text.ts';

/**
 * Citation numbers that are links (`[1](https://…)`) say where their reference stands: they fill the address of the reference with
 * that label, or are a reference of their own on a page that lists none with it. `leftover` are the links that are no citations.
 */
export function addLinkedReferences(
  listed: readonly Reference[],
  links: readonly PageLink[],
): { references: readonly Reference[]; leftover: readonly PageLink[] } {
  const references = [...listed];
  const leftover: PageLink[] = [];
  for (const link of links) {
    const label = /^\D{0,3}(\d{1,3})\D{0,3}$/.exec(link.text)?.[1];
    const at = references.findIndex((reference) => reference.label === label);
    const known = references[at];
    if (label === undefined || (known?.url !== undefined && known.url !== link.url)) leftover.push(link);
    else if (known) references[at] = { ...known, url: link.url };
    else references.push(present<Reference>({ label, identifiers: identifiersOf(link.url), url: link.url }));
  }
  return { references, leftover };
}

function identifiersOf(url: string): Identifier[] {
  const read: readonly (readonly [Identifier['scheme'], string | undefined])[] = [
    ['doi', readDoi(url)],
    ['pmid', readPmid(url)],
    ['pmcid', readPmcid(url)],
  ];
  return read.flatMap(([scheme, value]) => (value === undefined ? [] : [{ scheme, value }]));
}
