import type { Identifier } from '../../../model/identifier.ts';
import { present } from '../../../model/present.ts';
import type { Reference } from '../../../model/relation.ts';
import { findDois, readDoi } from '../../../normalizers/doi.ts';
import { readPmcid, readPmid } from '../../../normalizers/pubmed-ids.ts';
import { foldWhitespace } from '../../../normalizers/whitespace.ts';
import type { PageLink } from '../blocks/plain-text.ts';

/** A line of a reference entry: as a reader sees it, as the page has it, and its links. Label and bullet are cut off. */
export interface EntryLine {
  readonly text: string;
  readonly source: string;
  readonly links: readonly PageLink[];
}

/** What a page calls the sort of thing that it cites, on a line of its own above the title. */
const kind =
  /^(?:(?:clinical )?(?:practice )?guidelines?|guidance|consensus(?: statement)?|position statement|research(?: article| paper)?|original research|(?:clinical )?(?:trial|study)|randomi[sz]ed controlled trial|(?:systematic |narrative )?review(?: article)?|meta-?analysis|case report|(?:official )?(?:fda )?drug(?: official)? label(?:ing)?|fda label|label|prescribing information|praxis(?: summary)?|summary|textbook|book|book chapter|web ?(?:site|page)|journal article|article|preprint|news|report|drug|database|monograph)$/i;

/** The line that closes an entry: container or authors, then the year. */
const closing = /^(?:(\S.{0,300}?)(?:,\s|\s\())?((?:19|20)\d{2})\)?\.?$/u;

const address = /https?:\/\/[^\s<>"\])]{1,2000}/g;
const addressWords =
  /^(?:(?:view|open|read|see|full text|source|link|pubmed|pmc|doi|google scholar|crossref|abstract|pdf|at|on|in|the|here|article|[·|•,;.:()[\]-])\s*)*$/i;

/** `Practice guideline`, a line of its own above the title. */
export const isKindLine = (text: string): boolean => kind.test(text);
/** `Example Journal, 2019`, the line that ends an entry. */
export const isClosingLine = (text: string): boolean => closing.test(text);

/** `PMID: 99123456`, an address, `View on PubMed`: belongs to the entry above, whatever it closed with. */
export function isLinkLine({ text, links }: EntryLine): boolean {
  const rest = links
    .reduce((left, { text: shown }) => left.replace(shown, ' '), text)
    .replace(address, ' ')
    .replace(/\b(?:PMC?ID:?\s?(?:PMC)?|PMC|set ?id:?\s?|doi:?\s?)[\w./-]{3,100}/gi, ' ');
  return rest !== text && addressWords.test(rest.trim());
}

/** The fields of one entry. What its lines do not say by their form stays in `raw` alone. */
export function readEntry(lines: readonly EntryLine[], label: string | undefined, section: string | undefined): Reference {
  const named = lines.length > 1 && lines[0] && isKindLine(lines[0].text) ? lines[0].text : undefined;
  const body = (named === undefined ? lines : lines.slice(1)).filter((line) => !isLinkLine(line) || lines.length === 1);
  const source = lines.map((line) => foldWhitespace(line.source)).join('\n');
  const urls = [...lines.flatMap(({ links }) => links.map(({ url }) => url)), ...(source.match(address) ?? []).map(withoutPoint)];
  return present<Reference>({
    label,
    raw: source,
    kind: named,
    ...readTitle(body, named !== undefined, source),
    section,
    identifiers: identifiersOf(source, urls),
    url: urls.find((url) => /^https?:/i.test(url)),
  });
}

const withoutPoint = (url: string): string => url.replace(/[.,;:]+$/, '');

function readTitle(body: readonly EntryLine[], structured: boolean, source: string): Pick<Reference, 'title' | 'container' | 'year'> {
  const [first, ...others] = body;
  const last = others.map(({ text }) => closing.exec(text)).findLast((match) => match !== null);
  if (first && others.length > 0) {
    return present<Pick<Reference, 'title' | 'container' | 'year'>>({
      title: first.text,
      container: last ? last[1] : structured ? others[0]?.text : undefined,
      year: last ? Number(last[2]) : onlyYear(source),
    });
  }
  const linked = first?.links[0];
  if (first && linked && !/^\[?\d+\]?$|^https?:/i.test(linked.text) && first.text.startsWith(linked.text) && linked.text.length > 12) {
    const rest = closing.exec(first.text.slice(linked.text.length).replace(/^[\s.,;:–—-]+/, ''));
    return present<Pick<Reference, 'title' | 'container' | 'year'>>({
      title: linked.text,
      container: rest?.[1],
      year: rest ? Number(rest[2]) : onlyYear(source),
    });
  }
  const title = structured && first && !closing.test(first.text) ? first.text : undefined;
  return present<Pick<Reference, 'title' | 'container' | 'year'>>({ title, year: onlyYear(source) });
}

/** The year where only one number can be it: years within addresses, DOIs and page ranges are none. */
function onlyYear(source: string): number | undefined {
  const text = source.replace(address, ' ').replace(/\b10\.\d{4,9}\/\S+/g, ' ');
  const years = new Set((text.match(/(?<![\d/:–-])(?:19|20)\d{2}(?![\d/–-])/g) ?? []).map(Number));
  return years.size === 1 ? [...years][0] : undefined;
}

function identifiersOf(source: string, urls: readonly string[]): Identifier[] {
  const found = new Map<string, Identifier>();
  const add = (scheme: Identifier['scheme'], value: string | undefined) => {
    if (value !== undefined) found.set(`${scheme} ${value}`, { scheme, value });
  };
  for (const { value } of findDois(source.replace(address, ' '))) add('doi', value);
  for (const [, digits = ''] of source.matchAll(/\bPMID:?\s{0,2}(\d{1,8})(?!\d)/gi)) add('pmid', readPmid(digits));
  for (const [written] of source.replace(address, ' ').matchAll(/\bPMC\d{3,9}(?!\d)/g)) add('pmcid', readPmcid(written));
  for (const { scheme, value } of urls.flatMap(identifiersInAddress)) add(scheme, value);
  return [...found.values()];
}

/** The publication that an address leads to, as far as the address itself names it. */
export function identifiersInAddress(url: string): Identifier[] {
  const read: readonly (readonly [Identifier['scheme'], string | undefined])[] = [
    ['doi', readDoi(url)],
    ['pmid', readPmid(url)],
    ['pmcid', readPmcid(url)],
  ];
  return read.flatMap(([scheme, value]) => (value === undefined ? [] : [{ scheme, value }]));
}
