import type { FoundIdentifier } from '../find-identifiers.ts';
import type { CitationDraft } from './citation-draft.ts';
import type { Stretch } from './stretches.ts';
import type { Token } from './tokens.ts';

/** Words that only say that an address or identifier follows. */
const introduction =
  /^(?:doi|pmid|pmcid|pmc|isbn|issn|url|https?|available|disponible|disponível|verfügbar|online|from|at|en|em|à|in|sur|unter|retrieved|accessible|pubmed|medline|central|crossref|id|pii|and|full|text|free|article|link|web|internet)$/i;

/** Whether words only announce an address: `Available from`. */
export const isAnnouncement = (words: string): boolean => words.split(/[^\p{L}]+/u).every((word) => word === '' || introduction.test(word));

/** What stands beside identifiers and addresses and is none: unplaced, but for the words that announce them. */
export function leaveBesideIdentifiers(draft: CitationDraft, stretch: Stretch): void {
  const { tokens } = stretch;
  if (!tokens.some(({ kind }) => kind === 'address')) {
    draft.leave(stretch);
    return;
  }
  const path = listBetween(draft, stretch.start, stretch.end);
  if (path === undefined) {
    draft.leave(stretch);
    return;
  }
  // The tail as a whole, with the words that announce what follows.
  draft.placed(path, stretch);
  let from: number | undefined;
  const leave = (end: number) => {
    if (from !== undefined) draft.leave({ start: from, end });
    from = undefined;
  };
  let last = stretch.start;
  for (const token of tokens) {
    const isTelling = token.kind === 'address' || introduction.test(token.text);
    if (isTelling) leave(last);
    else if (token.kind !== 'mark') from ??= token.start;
    if (token.kind !== 'mark') last = token.end;
  }
  leave(last);
}

/** The list that addresses beginning there stand in, identifiers before others: `Available from: https://…` has a location alone, an ORCID iD none of them. */
export function listBetween({ spans }: CitationDraft, from: number, to: number): string | undefined {
  const inside = spans.filter(({ start }) => start >= from && start < to);
  const lists = inside.map(({ path }) => path.replace(/\[\d+\].*$/, ''));
  return lists.includes('identifiers') ? 'identifiers' : lists[0];
}

/** Each identifier where it belongs: the book's, the journal's, the trial's, the publication's; a web address is where it can be read. */
export function placeAddress(draft: CitationDraft, { text, start, end, identifier }: Token, confidence: number): void {
  const place = { start, end, confidence };
  const path = identifier ? placeIdentifier(draft, identifier) : placeUrl(draft, text);
  if (path === undefined) draft.leave(place, identifier?.scheme);
  else draft.placed(path, place);
}

function placeUrl({ content }: CitationDraft, url: string): string {
  content.locations = [...(content.locations ?? []), { url }];
  return `locations[${content.locations.length - 1}].url`;
}

/** The path where the value stands now; undefined for identifiers of persons and organisations, whose bearer the citation does not tell. */
function placeIdentifier(draft: CitationDraft, { scheme, value, registry, valid, raw }: FoundIdentifier): string | undefined {
  const { content, container, identifiers } = draft;
  if (!valid) draft.find('check-digit-wrong', `The check digit of this ${scheme.toUpperCase()} does not fit`, scheme, raw);
  if (scheme === 'orcid' || scheme === 'ror') return undefined;
  if (scheme === 'isbn') {
    content.isbn = [...new Set([...(content.isbn ?? []), value])];
    return `isbn[${content.isbn.indexOf(value)}]`;
  }
  if (scheme === 'issn') {
    container.issn = [...new Set([...(container.issn ?? []), value])];
    return `container.issn[${container.issn.indexOf(value)}]`;
  }
  if (scheme === 'trial') {
    content.trials = [...(content.trials ?? []), { ...(registry === undefined ? {} : { registry }), id: value }];
    return `trials[${content.trials.length - 1}].id`;
  }
  const known = identifiers.findIndex((each) => each.scheme === scheme && each.value === value);
  return `identifiers[${known === -1 ? identifiers.push({ scheme, value }) - 1 : known}].value`;
}
