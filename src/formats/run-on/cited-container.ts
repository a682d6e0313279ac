import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import { readPages } from '../../normalizers/pages.ts';
import type { Page } from './candidate.ts';
import type { Draft } from './draft.ts';
import type { Segment } from './lattice.ts';

const vancouver = /^(.*?)\s?((?:1[89]|20)\d{2})(?: [^;]{1,20})?;\s?([^(:]{0,20})(?:\(([^)]{1,30})\))?(?::(\S{1,30}?))?\.?$/s;
const chicago = /^["”.]{1,3} (.{2,150}?)(?:,? (\d{1,4})(?: \(([\w-]{1,10})\))?(?:: (\S{1,20}))?)?\.$/;

/** Journal, volume, issue and pages of the embedded citation, as far as the title tells where the journal begins. */
export function citedContainer({ text, citations }: Page, segments: readonly Segment[], draft: Draft): Container | undefined {
  const segment = segments.find((each) => each.kind === 'citation');
  const citation = citations.find((each) => each.start === segment?.start);
  if (!segment || !citation) return undefined;
  const body = text.slice(citation.bodyStart, segment.end);
  const afterTitle = draft.title !== undefined && body.startsWith(draft.title) ? body.slice(draft.title.length) : undefined;
  // first, since a year with a semicolon stands in no other style, and the other pattern lets a title be anything
  const match = vancouver.exec(afterTitle ?? lastSentences(body));
  if (match) {
    const journal = (match[1] ?? '').replace(/^[.\s]+/, '').trim();
    return container({ abbreviation: journal.replace(/\.$/, ''), volume: match[3]?.trim(), issue: match[4] }, match[5]);
  }
  const quoted = chicago.exec(afterTitle ?? body.slice(body.search(/["”] /)));
  return quoted ? container({ title: quoted[1], volume: quoted[2], issue: quoted[3] }, quoted[4]) : undefined;
}

/** Without a title to go by, the journal is what stands between the last two points before the year. */
function lastSentences(body: string): string {
  const year = body.search(/\. (?:1[89]|20)\d{2}(?: [^;]{1,20})?;/);
  const title = body.lastIndexOf('. ', year - 1);
  return year === -1 || title === -1 ? body : body.slice(title + 2);
}

function container(
  fields: Pick<{ [K in keyof Container]: Container[K] | undefined }, 'title' | 'abbreviation' | 'volume' | 'issue'>,
  pages: string | undefined,
): Container {
  const read = pages === undefined ? undefined : readPages(pages);
  return present<Container>({ ...fields, pages: read?.pages, articleNumber: read?.articleNumber, pagesAsGiven: pages } as {
    [K in keyof Container]: Container[K] | undefined;
  });
}
