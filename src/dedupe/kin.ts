import type { Kinship } from '../model/work.ts';
import type { Evidence } from './compare.ts';
import { partNumber } from './profile/kin-marks.ts';
import type { Profile } from './profile.ts';

interface Kin {
  readonly relation: Kinship;
  readonly reason: string;
}

const words: Readonly<Record<string, string>> = {
  erratum: 'one corrects the other',
  retraction: 'one retracts the other',
  comment: 'one comments on the other',
  protocol: 'one is the protocol of the other',
  preprint: 'one is the preprint of the other',
  'conference-abstract': 'one is the abstract of a conference',
};

/** What two different publications that belong together are to each other; undefined: they may be one. */
export function kinOf({ marks, title, place, journal, kind, years }: Evidence, a: Profile, b: Profile): Kin | undefined {
  const [mine, theirs] = marks;
  const alike = title.likeness !== 'different' && title.likeness !== 'unknown';
  for (const mark of ['erratum', 'retraction', 'comment', 'protocol', 'preprint', 'conference-abstract'] as const) {
    const of = mine.includes(mark) ? 'a' : theirs.includes(mark) ? 'b' : undefined;
    if (!of || !alike) continue;
    if (mark === 'conference-abstract' && (place.volume === 'agree' || ![journal, place.volume, place.pages].includes('differ'))) continue;
    if (mark === 'preprint' && journal === 'same') continue;
    return { relation: { kind: mark, of }, reason: words[mark] ?? mark };
  }
  if (areVersions(a, b, years)) return { relation: { kind: 'version' }, reason: 'they are two versions' };
  const [onlyA, onlyB] = title.only;
  if (alike && partNumber(onlyA) !== partNumber(onlyB)) return { relation: { kind: 'part' }, reason: 'they are two parts' };
  if (ofBooks(a) && ofBooks(b) && alike && ((years ?? 0) > 1 || editionsDiffer(a, b)))
    return { relation: { kind: 'edition' }, reason: 'they are two editions' };
  if (kind === 'differ' && !(title.likeness === 'same' && place.pages === 'agree'))
    return { relation: { kind: 'part' }, reason: 'one is a part of the other, or of another kind' };
  return undefined;
}

const versionEnd = /(?:\.pub|[./-]?v(?:ersion)?)\.?(\d{1,2})$/;

/** Versions of one review or preprint: DOIs that differ in the number of the version; the same number of a Cochrane review in years apart. */
function areVersions(a: Profile, b: Profile, years: number | undefined): boolean {
  const [mine, theirs] = [doiOf(a), doiOf(b)];
  if (mine !== undefined && theirs !== undefined && mine !== theirs && mine.replace(versionEnd, '') === theirs.replace(versionEnd, ''))
    return true;
  const [first, second] = [reviewNumber(a), reviewNumber(b)];
  return first !== undefined && first === second && (years ?? 0) > 1 && (mine === undefined || mine !== theirs);
}

const doiOf = ({ namings }: Profile): string | undefined => namings.find(({ scheme }) => scheme === 'doi')?.value;

const reviewNumber = ({ place }: Profile): string | undefined => /^(?:cd|mr)\d{6}/.exec(place.first ?? '')?.[0];

const ofBooks = ({ kind }: Profile): boolean => kind === 'book' || kind === 'chapter';

const editionsDiffer = ({ edition: a }: Profile, { edition: b }: Profile): boolean => a !== undefined && b !== undefined && a !== b;
