import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import { readIssn } from '../../normalizers/check-digits.ts';
import { readPages } from '../../normalizers/pages.ts';
import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';

/** Where an article stands: journal-meta, and volume, issue and pages of article-meta. */
export function readContainer(journal: XmlElement | undefined, meta: XmlElement | undefined, reading: ArticleReading): Container {
  const ids = journalIds(journal, reading);
  return present<Container>({
    title: journalTitle(journal, reading),
    abbreviation: ids.get('iso-abbrev') ?? ids.get('nlm-ta') ?? abbreviatedTitle(journal, reading),
    issn: readIssns(journal, meta, reading),
    nlmId: ids.get('nlm-journal-id'),
    volume: firstText(meta, 'volume', reading),
    volumeTitle: firstText(meta, 'issue-title', reading),
    issue: issueOf(meta, reading),
    ...readPlace(meta, reading),
  });
}

/** NLM's own names of the journal, all of which PMC knows; the publisher's code is kept aside. */
function journalIds(journal: XmlElement | undefined, reading: ArticleReading): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const element of reading.all(journal, 'journal-id')) {
    const [type, text] = [attribute(element, 'journal-id-type') ?? '', jatsText(element)];
    if (text === undefined) continue;
    const known = /^(?:iso-abbrev|nlm-ta|nlm-journal-id)$/.test(type);
    if (known && !ids.has(type)) ids.set(type, text);
    else reading.notes.unplace(`journal-id@${type}`, text);
  }
  const [iso, medline] = [ids.get('iso-abbrev'), ids.get('nlm-ta')];
  const bare = (text: string) => text.replaceAll('.', '').toLowerCase();
  if (iso !== undefined && medline !== undefined && bare(iso) !== bare(medline)) reading.notes.unplace('journal-id@nlm-ta', medline);
  return ids;
}

/** `journal-title` stood right in journal-meta until JATS 1.0. */
function journalTitle(journal: XmlElement | undefined, reading: ArticleReading): string | undefined {
  const parents = [...(journal ? [journal] : []), ...childrenNamed(journal, 'journal-title-group')];
  const title = parents.flatMap((parent) => reading.textsAt(parent, 'journal-title'))[0];
  const subtitle = parents.flatMap((parent) => reading.textsAt(parent, 'journal-subtitle'))[0];
  return joinTitles(title, subtitle);
}

function abbreviatedTitle(journal: XmlElement | undefined, reading: ArticleReading): string | undefined {
  const parents = [...(journal ? [journal] : []), ...childrenNamed(journal, 'journal-title-group')];
  return parents.flatMap((parent) => reading.textsAt(parent, 'abbrev-journal-title'))[0];
}

/** A title with its subtitle: «Title: subtitle», without the colon where the title ends in a sign of its own. */
export function joinTitles(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (title === undefined || subtitle === undefined) return title ?? subtitle;
  return /[:.?!–—-]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

function readIssns(journal: XmlElement | undefined, meta: XmlElement | undefined, reading: ArticleReading): string[] {
  const elements = [journal, meta].flatMap((parent) => [...reading.all(parent, 'issn'), ...reading.all(parent, 'issn-l')]);
  const values = elements.flatMap((element) => {
    const text = jatsText(element);
    const value = text && readIssn(text)?.value;
    if (text && !value) reading.notes.unplace('issn', text);
    return value ? [value] : [];
  });
  return [...new Set(values)];
}

/** `<issue>3</issue><supplement>1</supplement>` is printed «3 Suppl 1», as PubMed has it. */
function issueOf(meta: XmlElement | undefined, reading: ArticleReading): string | undefined {
  const issue = firstText(meta, 'issue', reading);
  const part = firstText(meta, 'issue-part', reading);
  const supplement = firstText(meta, 'supplement', reading);
  const named = supplement === undefined || /[\p{L}]{4}/u.test(supplement) ? supplement : `Suppl ${supplement}`;
  const more = named !== undefined && issue?.includes(named) ? undefined : named;
  return [issue, part, more].filter((each) => each !== undefined).join(' ') || undefined;
}

/** Pages and article number as the source has them; of BMC's `fpage` 11 and `lpage` 11 one is enough. */
function readPlace(meta: XmlElement | undefined, reading: ArticleReading): Container {
  const [first, last] = ['fpage', 'lpage'].map((name) => firstText(meta, name, reading));
  const range = firstText(meta, 'page-range', reading);
  const number = firstText(meta, 'elocation-id', reading);
  const pages = range ?? ([...new Set([first, last].filter((page) => page !== undefined))].join('-') || undefined);
  const read = pages === undefined ? {} : readPages(pages);
  return present<Container>({ pagesAsGiven: pages ?? number, ...read, ...(number === undefined ? {} : { articleNumber: number }) });
}

/** The first text of elements of one name; the others (translations of an issue's title) are kept aside. */
export function firstText(parent: XmlElement | undefined, name: string, reading: ArticleReading): string | undefined {
  const [first, ...others] = reading.textsAt(parent, name);
  for (const other of others) if (other !== first) reading.notes.unplace(name, other);
  return first;
}
