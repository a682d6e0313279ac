import type { BibliographicRecord } from '../../model/record.ts';
import type { Kinship } from '../../model/work.ts';
import { foldLetters } from '../../normalizers/fold.ts';

/** What kind of kin a publication is to the one that it belongs to, as far as it says so itself. */
export type KinMark = Exclude<Kinship['kind'], 'translation' | 'edition' | 'part' | 'version'>;

const inTitle: readonly (readonly [KinMark, RegExp])[] = [
  [
    'erratum',
    /^\W*(?:(?:author|publisher)s? )?(?:errat(?:um|a)|corrigend(?:um|a)|corrections?|addendum|amendment)\b(?! of (?!th)| (?:for|in) )|(?:[:.([–—]|\s-) ?(?:errat(?:um|a)|corrigend(?:um|a)|addendum|correction)\W*$/,
  ],
  ['retraction', /^\W*(?:retraction|notice of retraction|retraction notice|withdrawal|expression of concern)\b(?! (?:of|in|for) (?!th))/],
  [
    'comment',
    /^\W*(?:re|reply|replies|in reply|rejoinder|letter to the editor|(?:author|editor)s?['’]?s? (?:reply|response|comment)|(?:invited |editorial )?comment(?:ary)?|response to(?= (?:the |letter|comment|dr|prof|["'“‘«])))\b ?(?:[:.]|to\b|on\b)|^\W*re:|(?:[:.([–—]|\s-|\bth\w+) ?(?:(?:the )?(?:authors?['’]?s? )?(?:reply|replies|response|rejoinder)|(?:an? )?(?:invited )?comment(?:ary)?)\W*$|\bcomment(?:s|ary)? on\b/,
  ],
  [
    'protocol',
    /\b(?:study|trial|research|review|analysis)? ?protocol\b(?! (?:based|driven|violation))|\bstatistical analysis plan\b|\brationale and (?:study )?design\b|\bdesign and rationale\b|\bstudy design\W*$/,
  ],
];

const preprintServer =
  /^(?:\W*(?:medrxiv|biorxiv|arxiv|chemrxiv|psyarxiv|socarxiv|engrxiv|techrxiv|eartharxiv|research square|preprints(?:\.org)?|ssrn(?: electronic journal)?|authorea|osf preprints|f1000 ?research preprint|peerj preprints|scielo preprints))\b/i;
const preprintDoi =
  /^10\.(?:1101\/(?:19|20)\d\d\.|1101\/\d{6}$|21203\/rs\.|2139\/ssrn|20944\/preprints|31234\/|31219\/|48550\/|26434\/|22541\/|12688\/|7287\/peerj\.preprints|1590\/scielopreprints)/;

const byPublicationType: Readonly<Record<string, KinMark>> = {
  'published erratum': 'erratum',
  'retraction of publication': 'retraction',
  'retraction notice': 'retraction',
  preprint: 'preprint',
  'conference abstract': 'conference-abstract',
  'meeting abstract': 'conference-abstract',
  'clinical trial protocol': 'protocol',
};

/** Most records: one set for all of them. */
const none: ReadonlySet<KinMark> = new Set();

/** What titles say of kin: an erratum, a reply, a protocol. */
export function titleMarks(record: BibliographicRecord): ReadonlySet<KinMark> {
  const marks = new Set<KinMark>();
  const titles = [record.title, ...(record.titles ?? []).map(({ text }) => text)].flatMap((text) => (text === undefined ? [] : [text]));
  for (const title of titles) {
    const folded = foldLetters(title.slice(0, 500)).replace(/\s+/g, ' ');
    for (const [mark, pattern] of inTitle) if (pattern.test(folded)) marks.add(mark);
  }
  return marks.size === 0 ? none : marks;
}

/** What a record says of kin elsewhere: a preprint by its server, an abstract by its conference, a notice by the type that PubMed gives it. */
export function typeMarks(record: BibliographicRecord): ReadonlySet<KinMark> {
  const marks = new Set<KinMark>();
  for (const type of record.publicationTypes ?? []) {
    const mark = byPublicationType[type.toLowerCase()];
    if (mark) marks.add(mark);
  }
  const { container, identifiers = [], type } = record;
  const journal = container?.title ?? container?.abbreviation;
  if (
    (journal !== undefined && preprintServer.test(journal)) ||
    identifiers.some(({ scheme, value }) => scheme === 'doi' && preprintDoi.test(value))
  )
    marks.add('preprint');
  if (
    type === 'paper-conference' ||
    /\bmeeting ?abstracts?\b/i.test(container?.issue ?? '') ||
    (journal !== undefined && /\bconference\s*:|\bannual meeting\b|\bcongress of\b|\bscientific sessions?\b/i.test(journal))
  )
    marks.add('conference-abstract');
  return marks.size === 0 ? none : marks;
}

/** `part 2`, `Teil 3`, `2nd edition`, `update 2020`: the number that tells the parts of a series apart. */
export function partNumber(words: readonly string[]): string | undefined {
  const at = words.findIndex((word, place) => partWords.has(word) && /^\d+$/.test(words[place + 1] ?? ''));
  return at === -1 ? undefined : words[at + 1];
}

const partWords: ReadonlySet<string> = new Set(['part', 'parts', 'teil', 'partie', 'parte', 'volume', 'vol', 'chapter', 'section']);
