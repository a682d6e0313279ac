import type { Container } from '../../model/container.ts';
import { decsLanguage } from '../../normalizers/decs-language.ts';
import { readPages } from '../../normalizers/pages.ts';
import type { ReadContext } from '../format.ts';
import { readCitedPlace } from './embedded-citation.ts';
import type { RecordDraft } from './record-draft.ts';

/** Once all values of an item are placed: what depends on several of them (a citation's journal, whole page ranges, the language of DeCS, …). */
export function settleItem(draft: RecordDraft, context: ReadContext): void {
  settleCitation(draft, context);
  settlePages(draft);
  settleDecsLanguage(draft);
  settleAccess(draft);
  settleType(draft);
}

/** A citation fills only what the item's own fields leave open, and only if it contradicts none of them. */
function settleCitation(draft: RecordDraft, { journals }: ReadContext): void {
  const { content, container, titles } = draft;
  const place = content.citationAsGiven === undefined ? undefined : readCitedPlace(content.citationAsGiven, titles[0]?.text);
  if (!place) return;
  const cited: Partial<Container> = {
    volume: place.volume,
    ...(place.issue === undefined ? {} : { issue: place.issue }),
    ...(place.pages === undefined ? {} : { pagesAsGiven: place.pages }),
  };
  const contradicted = (['volume', 'issue', 'pagesAsGiven'] as const).some(
    (key) => cited[key] && container[key] && cited[key] !== container[key],
  );
  if (contradicted) return;
  Object.assign(container, cited);
  const known = place.journal === undefined ? undefined : journals.lookup(place.journal);
  // What the citation does not say itself is marked: a record that repeats the library is no witness of its journals.
  const complete = (key: 'title' | 'abbreviation', value: string | undefined) => {
    if (value === undefined || container[key] !== undefined) return;
    container[key] = value;
    if (value === place.journal) return;
    const message = `The citation does not say it: the library has it of the journal ${place.journal}.`;
    draft.note('completed-from-library', message, { path: `container.${key}`, raw: value });
  };
  complete('title', known?.title ?? place.journal);
  complete('abbreviation', known?.abbreviation);
}

function settlePages({ container, pageRange: { first, last } }: RecordDraft): void {
  if (container.pagesAsGiven === undefined && first !== undefined) {
    container.pagesAsGiven = last === undefined || last === first ? first : `${first}-${last}`;
  }
  Object.assign(container, container.pagesAsGiven === undefined ? {} : readPages(container.pagesAsGiven));
}

function settleDecsLanguage({ content }: RecordDraft): void {
  const terms = (content.headings ?? []).filter((each) => each.vocabulary === 'decs').map((each) => each.term);
  const language = decsLanguage(terms);
  if (language === undefined) return;
  content.headings = (content.headings ?? []).map((each) =>
    each.vocabulary === 'decs' ? { ...each, language: each.language ?? language } : each,
  );
}

function settleType(draft: RecordDraft): void {
  const { type, publicationTypes } = draft.content;
  if (type !== undefined || !publicationTypes) return;
  draft.note('type-unknown', 'No word for the kind of publication is known', {
    path: 'publicationTypes',
    raw: publicationTypes.join('; '),
  });
}

/** The item's access word is about its files, where they have none of their own. */
function settleAccess({ content, rights }: RecordDraft): void {
  const { access } = rights;
  if (access === undefined || !content.locations) return;
  content.locations = content.locations.map((each) => (each.kind === 'pdf' || each.kind === 'full-text' ? { access, ...each } : each));
}
