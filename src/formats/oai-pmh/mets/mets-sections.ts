import { ownValue } from '../../../model/own-value.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../../xml/element.ts';
import type { ReadContext } from '../../format.ts';
import type { NotationContent, ReadWithin } from '../notation-content.ts';
import { outOfCollection } from '../out-of-collection.ts';

/** A descriptive section that a notation of ours reads. */
export interface MetsSection {
  readonly element: XmlElement;
  readonly notation: string;
  readonly content: NotationContent;
}

/** Which notation tells most of one and the same object, poorest last. */
const ranks: Readonly<Record<string, number>> = { xoai: 0, dim: 1, 'oai-openaire': 2, mods: 3, marcxml: 4, qdc: 5, 'oai-dc': 6 };

const ids = (element: XmlElement, attribute: string): string[] =>
  (element.attributes[attribute] ?? '').split(/\s+/).filter((id) => id !== '');

/**
 * The sections that describe the object itself, the richest notation first, and those that describe its parts (the articles of an issue).
 * The structural map says which is which: its first division with a description is the object. Without one the first section of each
 * notation is the object's.
 */
export function metsSections(
  root: XmlElement,
  context: ReadContext,
  within: ReadWithin,
): { own: readonly MetsSection[]; parts: readonly MetsSection[] } {
  const sections = childrenNamed(root, 'dmdSec').flatMap((element): MetsSection[] => {
    const wrapped = childNamed(element, 'mdWrap', 'xmlData')?.children.find((child): child is XmlElement => typeof child !== 'string');
    const read = wrapped && within(outOfCollection(wrapped), context);
    return read ? [{ element, notation: read.id, content: read.content }] : [];
  });
  const described = describedIn(root);
  const isOwn =
    described.size > 0 && sections.some(({ element }) => described.has(element.attributes.ID ?? ''))
      ? (section: MetsSection) => described.has(section.element.attributes.ID ?? '')
      : firstOfNotation(sections);
  const own = sections.filter(isOwn).sort((a, b) => (ownValue(ranks, a.notation) ?? 9) - (ownValue(ranks, b.notation) ?? 9));
  return { own, parts: sections.filter((section) => !own.includes(section)) };
}

const firstOfNotation = (sections: readonly MetsSection[]) => (section: MetsSection) =>
  sections.find(({ notation }) => notation === section.notation) === section;

/** The descriptions of the uppermost division that has any. DSpace's OAI-PMH names them under ADMID. */
function describedIn(root: XmlElement): ReadonlySet<string> {
  let level = childrenNamed(root, 'structMap').flatMap((map) => childrenNamed(map, 'div'));
  for (let depth = 0; depth < 50 && level.length > 0; depth += 1) {
    const first = level.find((div) => ids(div, 'DMDID').length > 0 || ids(div, 'ADMID').length > 0);
    if (first) return new Set([...ids(first, 'DMDID'), ...ids(first, 'ADMID')]);
    level = level.flatMap((div) => childrenNamed(div, 'div'));
  }
  return new Set();
}
