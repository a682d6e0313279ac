import type { ItemType } from '../model/record.ts';
import { coarCodes } from './coar-resource-types.ts';
import { foldToWord } from './fold.ts';
import { itemTypeWords } from './item-type-words.ts';

const byWord = new Map(
  Object.entries(itemTypeWords).flatMap(([type, list]) => list.split(/\s+/).map((word) => [word, type as ItemType] as const)),
);

/**
 * The CSL item type that a source's word or URI for the kind of publication names: `http://purl.org/coar/resource_type/c_6501`, `info:eu-repo/semantics/article`,
 * `Artículo`, `JOUR`, `Randomized Controlled Trial`. Undefined for words that say nothing about the kind (`Research Support, …`) and for unknown ones.
 */
export function readItemType(word: string): ItemType | undefined {
  const value = word.trim();
  if (value.length > 150) return undefined;
  const code = /(?:^|resource_types?\/)(c_[0-9a-z]{4,10}|[0-9a-z]{4}-[0-9a-z]{4})\/?$/i.exec(value)?.[1]?.toLowerCase();
  const coar = code === undefined ? undefined : coarCodes[code];
  if (coar !== undefined) return coar;
  const local = value.replace(/^(?:doc-type:|info:eu-repo\/semantics\/|https?:\/\/\S*[/#](?=[^/#]+$))/i, '');
  const folded = foldToWord(local);
  return byWord.get(folded) ?? (clinicalTrial.test(folded) ? 'article-journal' : undefined);
}

/** `Clinical Trial, Phase III`, `Controlled Clinical Trial`, `Clinical Study`, … are journal articles in PubMed. */
const clinicalTrial =
  /^(?:controlled|pragmatic|adaptive|multicenter|observational|randomized|validation|evaluation|equivalence|twin|clinical)+(?:trial|stud(?:y|ies)|conference)/;
