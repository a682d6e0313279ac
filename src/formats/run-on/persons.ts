import type { ContributorRole } from '../../model/contributor.ts';
import { type Block, blockAt } from './blocks.ts';
import type { Draft } from './draft.ts';
import type { LabelField } from './label-words.ts';
import type { Segment } from './lattice.ts';

/** CSL types whose works have a single author: the other names of such a page are advisors, opponents and reviewers. */
const soleAuthorTypes = new Set(['thesis']);

/** What labels say about the people behind them. */
const roles: Partial<Record<LabelField, ContributorRole>> = {
  author: 'author',
  advisor: 'advisor',
  editor: 'editor',
  contributor: 'other',
};

/**
 * Names in the order of the page. DSpace prints advisors and opponents of a thesis before its author (dc.contributor.* before dc.creator), with
 * nothing that tells them apart: only the last name of such a page is read as its author, and the page says so. Where the title leads the page
 * (oai_dc), the author stands behind it and the others follow.
 */
export function placePersons(draft: Draft, segments: readonly Segment[], blocks: readonly Block[]): void {
  const people = segments.filter(({ kind }) => kind === 'person' || kind === 'collective');
  const labelled = people.some(({ start }) => blockAt(blocks, start)?.field === 'author');
  const hasOneAuthor = !labelled && draft.type !== undefined && soleAuthorTypes.has(draft.type) && people.length > 1;
  const author = segments[0]?.kind === 'person' ? people.length - 1 : 0;
  people.forEach((segment, index) => {
    const said = roles[blockAt(blocks, segment.start)?.field ?? 'title'];
    const role = said ?? (hasOneAuthor && index !== author ? 'other' : 'author');
    const value = draft.text.slice(segment.start, segment.end);
    const comma = value.indexOf(', ');
    const name = segment.kind === 'collective' ? { collective: value } : { family: value.slice(0, comma), given: value.slice(comma + 2) };
    const at = draft.contributors.push({ role, ...name }) - 1;
    draft.placed(`contributors[${at}]`, segment);
    if (hasOneAuthor && said === undefined)
      draft.find('reading-ambiguous', 'The page does not say who wrote the thesis and who advised', `contributors[${at}].role`, segment, [
        role === 'author' ? 'advisor' : 'author',
      ]);
  });
}
