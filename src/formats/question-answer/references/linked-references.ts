import { present } from '../../../model/present.ts';
import type { Reference } from '../../../model/relation.ts';
import type { PageLink } from '../blocks/plain-text.ts';
import { identifiersInAddress } from './reference-fields.ts';

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
    else references.push(present<Reference>({ label, identifiers: identifiersInAddress(link.url), url: link.url }));
  }
  return { references, leftover };
}
