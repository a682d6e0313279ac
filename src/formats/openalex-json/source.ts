import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import type { ItemType } from '../../model/record.ts';
import { readIssn } from '../../normalizers/check-digits.ts';
import { readPages } from '../../normalizers/pages.ts';
import type { JsonFields } from '../json-fields.ts';
import { plain, type Reading } from './reading.ts';

/** What is published where it lies: the repository stands for the publisher. */
const publishedInRepositories: ReadonlySet<ItemType | undefined> = new Set([
  'article',
  'thesis',
  'dataset',
  'report',
  'software',
  'document',
]);

/** Kinds of sources whose name is that of what the work stands in. An ebook platform (`Springer eBooks`) is none: it is not the book. */
const containers: Readonly<Record<string, 'title' | 'collectionTitle'>> = {
  journal: 'title',
  conference: 'title',
  'book series': 'collectionTitle',
};

/** The journal, conference or series of the primary location, and the place in it. */
export function readContainer({ work, primary }: Reading): Container {
  const source = primary?.fields('source');
  const kind = source?.peek('type') ?? (source?.peek('issn_l') ? 'journal' : '');
  const field = Object.hasOwn(containers, kind) ? containers[kind] : undefined;
  const biblio = work.fields('biblio');
  const issn = field ? readIssns(source) : [];
  const name = field ? plain(source?.text('display_name')) : undefined;
  return present<Container>({
    title: field === 'title' ? name : undefined,
    collectionTitle: field === 'collectionTitle' ? name : undefined,
    issn,
    volume: biblio?.text('volume'),
    issue: biblio?.text('issue'),
    ...readPagination(biblio),
  });
}

function readIssns(source: JsonFields | undefined): string[] {
  const values = source?.texts('issn').flatMap((text) => readIssn(text)?.value ?? []) ?? [];
  const linking = source?.peek('issn_l');
  const first = linking && readIssn(linking)?.value;
  if (first) source?.drop('issn_l');
  return [...new Set([...values, ...(first ? [first] : [])])];
}

function readPagination(biblio: JsonFields | undefined): Container {
  const pages = [biblio?.text('first_page'), biblio?.text('last_page')].filter((page) => page !== undefined);
  const given = [...new Set(pages)].join('-');
  return given ? present<Container>({ ...readPages(given), pagesAsGiven: given }) : {};
}

/** Who hosts the journal or the books; of what lies in a repository, the repository. */
export function readPublisher({ primary }: Reading, type: ItemType | undefined): string | undefined {
  const source = primary?.fields('source');
  if (source?.peek('type') !== 'repository') return plain(source?.text('host_organization_name'));
  return publishedInRepositories.has(type) ? plain(source.text('display_name')) : undefined;
}
