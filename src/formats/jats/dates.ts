import type { DateKind, Dates, PartialDate } from '../../model/dates.ts';
import { makeFinding } from '../../model/finding.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { numberWithin } from '../../normalizers/number-within.ts';
import { isoDate, monthNumber, readPartialDate } from '../../normalizers/partial-date.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';

/** `pub-type` of NLM and JATS 1.0, `date-type` with `publication-format` since JATS 1.1, and `date-type` in the history. */
const kinds: Readonly<Record<string, readonly DateKind[]>> = {
  ppub: ['print'],
  epub: ['electronic'],
  'epub-ppub': ['electronic', 'print'],
  'pub print': ['print'],
  'pub ppub': ['print'],
  'pub electronic': ['electronic'],
  'pub epub': ['electronic'],
  'pub online': ['electronic'],
  'pub print electronic': ['print', 'electronic'],
  'epub electronic': ['electronic'],
  'ppub print': ['print'],
  epreprint: ['aheadOfPrint'],
  aheadofprint: ['aheadOfPrint'],
  collection: ['ecollection'],
  'collection electronic': ['ecollection'],
  'collection print': ['print'],
  ecollection: ['ecollection'],
  ecorrected: ['updated'],
  corrected: ['updated'],
  retracted: ['retracted'],
  'pmc-release': ['pmcRelease'],
  received: ['received'],
  accepted: ['accepted'],
  'rev-recd': ['revised'],
  revised: ['revised'],
  'revised-received': ['revised'],
  submitted: ['submitted'],
  online: ['electronic'],
};

/** Whose date is the year of the volume: print, then the collection, then the article's own day online. */
const issuedBy: readonly DateKind[] = ['print', 'ecollection', 'electronic', 'aheadOfPrint'];

interface Dated {
  readonly name: string;
  readonly kinds: readonly DateKind[];
  readonly date: PartialDate;
  /** Says that it is the publication's date, but not of which form. */
  readonly isPlain: boolean;
}

export interface ArticleDates {
  readonly issued: PartialDate | undefined;
  readonly dates: Dates;
}

/** The dates of publication and the history. The first of a kind stays; others and kinds without a field are kept aside by name. */
export function readArticleDates(meta: XmlElement | undefined, reading: ArticleReading): ArticleDates {
  const published = childrenNamed(meta, 'pub-date').flatMap((element) => readDated(element, reading));
  const events = childrenNamed(meta, 'pub-history').flatMap((each) => childrenNamed(each, 'event'));
  const histories = [...childrenNamed(meta, 'history'), ...events];
  const history = histories.flatMap((each) => childrenNamed(each, 'date')).flatMap((element) => readDated(element, reading));
  const dates: Partial<Record<DateKind, string>> = {};
  for (const { name, kinds: all, date, isPlain } of [...published, ...history]) {
    const iso = isoDate(date);
    if (iso === undefined) continue;
    if (all.length === 0 && !(isPlain && published.length === 1)) reading.notes.unplace(name, iso);
    for (const kind of all) {
      if (dates[kind] === undefined) dates[kind] = iso;
      else if (dates[kind] !== iso) reading.notes.unplace(name, iso);
    }
  }
  const copyright = numberWithin(
    jatsText(childNamed(meta, 'permissions', 'copyright-year') ?? childNamed(meta, 'copyright-year')),
    1000,
    2999,
  );
  return { issued: issuedOf(published), dates: present<Dates>({ ...dates, copyright: copyright?.toString() } as Dates) };
}

/**
 * A collection that has no more than a year is that of the article's day online, where both are of one year: BMC's journals are cited with that day.
 * In another year the collection counts, since volume and pages are its own.
 */
function issuedOf(published: readonly Dated[]): PartialDate | undefined {
  const of = (kind: DateKind) => published.find((each) => each.kinds.includes(kind))?.date;
  const best = issuedBy.map(of).find((date) => date !== undefined) ?? published.find(({ isPlain }) => isPlain)?.date;
  const online = of('electronic');
  const isVague = best !== undefined && best === of('ecollection') && best.month === undefined && best.season === undefined;
  return isVague && online?.year === best.year ? online : best;
}

function readDated(element: XmlElement, reading: ArticleReading): Dated[] {
  reading.take(element);
  const [type, form] = [attribute(element, 'date-type') ?? attribute(element, 'pub-type'), attribute(element, 'publication-format')];
  const name = `${element.name}${type ? `@${type}` : ''}`;
  const date = readParts(element);
  if (date?.year === undefined) {
    const raw = jatsText(spaced(element));
    if (raw === undefined) return [];
    reading.notes.add(makeFinding('date-unreadable', `The date ${name} cannot be read: ${raw}`, { path: 'dates', raw }));
    reading.notes.unplace(name, raw);
    return [];
  }
  const key = [type, form]
    .filter((part) => part !== undefined)
    .join(' ')
    .toLowerCase();
  const found = ownValue(kinds, key) ?? ownValue(kinds, (type ?? '').toLowerCase()) ?? [];
  return [
    {
      name: form && !found.length ? `${name} ${form}` : name,
      kinds: found,
      date,
      isPlain: type === undefined || /^(?:issue-)?pub$/i.test(type),
    },
  ];
}

/** Year, Month and Day, or a season, or the date in words. `raw` stands where the parts do not say it all. */
function readParts(element: XmlElement): PartialDate | undefined {
  const part = (name: string) => jatsText(childNamed(element, name));
  const [month, day] = [part('month'), part('day')];
  const year = numberWithin(part('year')?.replace(/[a-z]$/, ''), 1000, 2999);
  const monthRead = month === undefined ? undefined : (numberWithin(month, 1, 12) ?? monthNumber(month));
  const words = part('string-date') ?? [part('year'), month ?? part('season'), day].filter((each) => each !== undefined).join(' ');
  if (year !== undefined && part('season') === undefined && (month === undefined || monthRead !== undefined)) {
    return present<PartialDate>({ year, month: monthRead, day: monthRead === undefined ? undefined : numberWithin(day, 1, 31) });
  }
  return readPartialDate(words) ?? readPartialDate(attribute(element, 'iso-8601-date') ?? '');
}

/** The parts with blanks between them, whatever stands there in the file. */
const spaced = (element: XmlElement): XmlElement => ({ ...element, children: element.children.flatMap((child) => [child, ' ']) });
