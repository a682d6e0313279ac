import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import { readIssn } from '../../normalizers/check-digits.ts';
import { readPages } from '../../normalizers/pages.ts';
import { childNamed, type XmlElement } from '../../xml/element.ts';
import { textAt, textsAt } from '../citation-text.ts';
import type { ReadingNotes } from '../reading-notes.ts';

/** Where an article stands. `info` is MedlineJournalInfo, whose MedlineTA (`Ann Oncol`) serves where the journal's own names are missing. */
export function readJournal(article: XmlElement | undefined, info: XmlElement | undefined, notes: ReadingNotes): Container {
  const journal = childNamed(article, 'Journal');
  const issue = childNamed(journal, 'JournalIssue');
  const medlineTitle = textAt(info, 'MedlineTA');
  const title = textAt(journal, 'Title') ?? medlineTitle;
  const abbreviation = textAt(journal, 'ISOAbbreviation') ?? medlineTitle;
  if (medlineTitle && medlineTitle !== title && withoutPoints(medlineTitle) !== withoutPoints(abbreviation)) {
    notes.unplace('MedlineTA', medlineTitle);
  }
  return present<Container>({
    title,
    abbreviation,
    issn: readIssns([textAt(journal, 'ISSN'), textAt(info, 'ISSNLinking')], notes),
    nlmId: textAt(info, 'NlmUniqueID'),
    volume: textAt(issue, 'Volume'),
    issue: textAt(issue, 'Issue'),
    ...readPagination(childNamed(article, 'Pagination')),
  });
}

const withoutPoints = (title: string | undefined): string | undefined => title?.replaceAll('.', '').toLowerCase();

/** The journal's own ISSN first (print or electronic), then the one that links its forms. */
function readIssns(texts: readonly (string | undefined)[], notes: ReadingNotes): string[] {
  const values = texts.flatMap((text) => {
    const value = text && readIssn(text)?.value;
    if (text && !value) notes.unplace('ISSN', text);
    return value ? [value] : [];
  });
  return [...new Set(values)];
}

/** Pages of an article or a chapter. MedlinePgn is the writing that PubMed prints; StartPage and EndPage repeat it. */
export function readPagination(pagination: XmlElement | undefined): Container {
  const range = [textAt(pagination, 'StartPage'), textAt(pagination, 'EndPage')].filter((page) => page !== undefined);
  const pagesAsGiven = textAt(pagination, 'MedlinePgn') ?? (range.length > 0 ? [...new Set(range)].join('-') : undefined);
  return present<Container>({ pagesAsGiven, ...(pagesAsGiven === undefined ? {} : readPages(pagesAsGiven)) });
}

/** The first text of several elements of one name; the others are kept aside. */
export function firstText(parent: XmlElement | undefined, name: string, notes: ReadingNotes): string | undefined {
  const [first, ...others] = textsAt(parent, name);
  for (const other of others) notes.unplace(name, other);
  return first;
}
