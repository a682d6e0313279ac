import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import { foldToWord } from '../../normalizers/fold.ts';
import { isPageCount, readPages } from '../../normalizers/pages.ts';
import { inContainer, oneText, type TaggedLine, takeFirst, valueText } from '../tagged-fields.ts';
import { abbreviates } from './abbreviates.ts';
import { codeOfType, isStandalone } from './item-types.ts';
import type { Reading, ReferenceField } from './reading.ts';

const fullTitles = ['JF', 'T2', 'BT'];
const shortTitles = ['JA', 'J2', 'J1', 'JI', 'NL', 'J9'];

/**
 * JF and T2 are the journal or book, JA, J1, J2 (and Web of Science's JI, J9) its abbreviation. JO is the title when nothing else is
 * (Google Scholar), else the abbreviation (Embase, Taylor & Francis) or the title again (EBSCO). PubMed through EndNote has it the other way
 * round: the abbreviation as title, and the title as «alternate title» (J2).
 */
function readTitles(lines: readonly TaggedLine[], reading: Reading): void {
  const full = takeFirst(lines, fullTitles);
  const jo = takeFirst(lines, ['JO']);
  let title = full ?? jo;
  let short = takeFirst(lines, shortTitles) ?? (jo === title ? undefined : jo);
  if (jo !== undefined && jo !== title && jo !== short) for (const line of lines) if (line.tag === 'JO') line.used = valueText(line) === '';
  if (title && short && abbreviates(title, short)) [title, short] = [short, title];
  for (const line of lines) {
    const name = valueText(line).trim();
    if (line.used || line.tag === 'JO' || !title) continue;
    line.used = true;
    if (abbreviates(title, name)) [title, short] = [name, short ?? title];
    else if ((short === undefined || short === title) && abbreviates(name, title)) short = name;
    else line.used = sameName(name, title) || (short !== undefined && sameName(name, short));
  }
  const found = present<Container>({ title: title ?? short, abbreviation: title ? short : undefined });
  if (Object.keys(found).length) reading.draft.container = { ...reading.draft.container, ...found };
}

/** «Ann. Oncol.» and «Ann Oncol» are one name. */
const sameName = (one: string, other: string): boolean => foldToWord(one) === foldToWord(other);

/** «No Pagination Specified», which Ovid splits into SP and EP; EBSCO's «N.PAG». */
const noPages = new Set(['No', 'Specified', 'No Pagination Specified', 'N.PAG']);

/** Ovid's code of the journal and its number at the NLM, which Zotero takes for an issue: «ei2, 0147621», «0401664, du5», «2985188r». */
const journalCode = /^(?:[a-z\d]{3}, )?(\d{7}r?|10\d{7})(?:, [a-z\d]{3})?$/i;

/** «327», «XX, 327 p.», «173 s.» (Scandinavia), «214 Seiten». */
const numberOfPages = /^(?:[ivxlc]{1,8}[,;+ ]\s*)?\d+\s*(?:pp?|pages|s|seiten|sider|sidor|sivua)?\.?$/i;

function pageText(lines: readonly TaggedLine[], tags: readonly string[]): string | undefined {
  const value = takeFirst(lines, tags)?.replaceAll('--', '-');
  return value && !noPages.has(value) ? value : undefined;
}

/** SP and EP, the range in SP alone («1154-60», «1-22», «2361--2368»), PG (Covidence), C7 (article number in Scopus, Web of Science and EndNote). */
function readPageTags(lines: readonly TaggedLine[], reading: Reading): void {
  const alone = lines.filter((line) => line.tag !== 'C7' && valueText(line) !== '');
  // The SP of a book without EP is its number of pages, not a place in something.
  if (isStandalone(reading.code) && alone.length === 1 && numberOfPages.test(valueText(alone[0] as TaggedLine))) return;
  // Nor is a count with its unit, whatever the reference is.
  const counts = alone.filter((line) => isPageCount(valueText(line)));
  const places = lines.filter((line) => !counts.includes(line));
  const start = pageText(places, ['SP']);
  const end = pageText(places, ['EP', 'LP']);
  const whole = pageText(places, ['PG']);
  const number = takeFirst(places, ['C7']);
  const given = start && end && start !== end && !start.endsWith(`-${end}`) ? `${start}-${end}` : (start ?? end ?? whole);
  const read = given ? readPages(given) : undefined;
  const found = present<Container>({
    pages: read?.pages ?? (read?.articleNumber || given === number ? undefined : given),
    articleNumber: number ?? read?.articleNumber,
    pagesAsGiven: given ?? number,
  });
  if (Object.keys(found).length) reading.draft.container = { ...reading.draft.container, ...found };
}

function* writePages(container: Container | undefined): Iterable<readonly [string, string | undefined]> {
  const [start, end, ...more] = (container?.pages ?? container?.articleNumber ?? '').split('-');
  if (end && !more.length) {
    yield ['SP', start];
    yield ['EP', end];
  } else yield ['SP', container?.pages ?? container?.articleNumber];
  yield ['C7', container?.articleNumber];
}

/** «v. 40», «Vol. 12», «v. v. 176» (AGRIS): the word for a volume is no part of its number. */
const volumeWord = /^(?:v(?:ol(?:ume)?)?(?:\.\s?|\s))+(?=\d)/i;

/** Covidence and Zotero take whatever a database has in M1 for the issue: addresses of the authors (Embase), tests (PsycInfo). No issue is so long. */
const longestIssue = 60;

/** «50(2)» in VL with no IS is volume and issue (JabRef's specimen of Food Technology). */
function readVolume(lines: readonly TaggedLine[], reading: Reading): void {
  const volume = takeFirst(lines, ['VL', 'VO'])?.replace(volumeWord, '');
  const journal = lines.find((line) => line.tag === 'IS' && journalCode.test(valueText(line)));
  const issue = takeFirst(
    lines.filter((line) => line !== journal && valueText(line).trim().length <= longestIssue),
    ['IS'],
  );
  const both = issue === undefined && volume ? /^(\d+)\s?\(([^()]+)\)$/.exec(volume) : null;
  const nlmId = journal && journalCode.exec(valueText(journal))?.[1]?.toUpperCase();
  const found = present<Container>({ volume: both?.[1] ?? volume, issue: both?.[2] ?? issue, nlmId });
  // The code beside it has no field and stays where it can be seen.
  if (journal) journal.used = valueText(journal).toUpperCase() === nlmId;
  // EndNote keeps the issue of an article in M1, «Number»; other programs put anything there.
  if (!found.issue && reading.code === 'JOUR') {
    const number = lines.find((line) => line.tag === 'M1' && /^\d{1,4}$/.test(valueText(line)) && valueText(line) !== '0');
    if (number) {
      found.issue = valueText(number);
      number.used = true;
    }
  }
  if (Object.keys(found).length) reading.draft.container = { ...reading.draft.container, ...found };
}

export const containerFields: readonly ReferenceField[] = [
  oneText(['T3'], inContainer('collectionTitle')),
  { tags: ['T2'], when: isStandalone, read: oneText(['T2'], inContainer('collectionTitle')).read },
  {
    tags: [...fullTitles, ...shortTitles, 'JO'],
    read: readTitles,
    *write({ container, type }) {
      yield [isStandalone(codeOfType(type)) ? 'JF' : 'T2', container?.title];
      yield ['J2', container?.abbreviation];
    },
  },
  {
    tags: ['VL', 'VO', 'IS', 'M1'],
    read: readVolume,
    write: ({ container }) => [
      ['VL', container?.volume],
      ['IS', container?.issue],
    ],
  },
  {
    // EndNote's «Section» of an article is its first page where a database gave it so.
    tags: ['SE'],
    read: (lines, reading) => {
      const first = reading.lines.find(({ tag }) => tag === 'SP');
      const page = first && valueText(first).split(/[-–]/, 1)[0]?.trim();
      for (const line of lines) line.used = valueText(line).trim() === page;
    },
  },
  { tags: ['SP', 'EP', 'LP', 'PG', 'C7'], read: readPageTags, write: ({ container }) => writePages(container) },
];
