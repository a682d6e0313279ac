import { type Finding, makeFinding } from '../model/finding.ts';
import type { Heading, Keyword } from '../model/heading.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { partsOf } from './heading-parts.ts';
import { identifyHeading, noticeOf, readPrintedHeading } from './printed-heading.ts';
import { meshQualifier } from './qualifiers.ts';
import type { Vocabularies } from './vocabulary.ts';

/**
 * Gives headings of MeSH and DeCS that came without an identifier the one that the vocabularies have, for formats that name descriptors and look nothing up
 * (RIS, JATS, Europe PMC). Keywords that can only be headings (`*Bone Neoplasms`, `Bone Neoplasms/secondary`: PubMed's in reference managers' exports) become
 * headings. A record in which there is nothing to settle is given back as it is.
 */
export function settleHeadings(record: BibliographicRecord, vocabularies: Vocabularies): BibliographicRecord {
  if (vocabularies.longestName === 0 || record.deleted) return record;
  const named = withIdentifiers(record, vocabularies);
  return withKeywordsMoved(named, vocabularies);
}

function withIdentifiers(record: BibliographicRecord, vocabularies: Vocabularies): BibliographicRecord {
  const notices: Finding[] = [];
  const noticed = new Set(record.findings?.map(({ path }) => path));
  let changed = false;
  const headings = record.headings?.map((given, index) => {
    if (given.ui !== undefined || (given.vocabulary !== 'mesh' && given.vocabulary !== 'decs')) return given;
    const path = `headings[${index}].term`;
    const isWhole = given.qualifiers === undefined && given.major === undefined && given.asGiven === undefined && given.kind === undefined;
    const read = isWhole
      ? readPrintedHeading(given.vocabulary, given.term, { ...given, vocabularies })
      : identifyHeading(given, vocabularies);
    // What the reader has looked up already it has told already.
    const notice = noticed.has(path) || noticed.has(`headings[${index}]`) ? undefined : noticeOf(read);
    if (notice) notices.push(makeFinding(notice.code, notice.message, { path, raw: given.asGiven ?? given.term }));
    if (read.match !== 'exact' && read.match !== 'likely') return given;
    changed = true;
    return read.heading;
  });
  if (!changed && notices.length === 0) return record;
  const findings = notices.length === 0 ? {} : { findings: [...(record.findings ?? []), ...notices] };
  return { ...record, ...(headings && changed ? { headings } : {}), ...findings };
}

/** Where something points at the keywords by their number they stay where they are. */
function withKeywordsMoved(record: BibliographicRecord, vocabularies: Vocabularies): BibliographicRecord {
  const { keywords, spans, findings } = record;
  if (!keywords || spans || findings?.some(({ path }) => path?.startsWith('keywords['))) return record;
  if (keywords.some((keyword) => isOfAnotherThesaurus(keyword, vocabularies))) return record;
  const moved: Heading[] = [];
  const kept = keywords.filter((keyword) => {
    const heading = headingIn(keyword, vocabularies);
    if (heading) moved.push(heading);
    return !heading;
  });
  if (moved.length === 0) return record;
  const { keywords: _, ...rest } = record;
  return { ...rest, headings: [...(record.headings ?? []), ...moved], ...(kept.length > 0 ? { keywords: kept } : {}) };
}

/**
 * Embase and PsycInfo mark their major terms with the same star: `*asthma` in small letters, `*Major Depression`, which MeSH does not have. Where one
 * of a record's stars is not MeSH's, none is. Descriptors that only records have taught are not all that there are, and say nothing of the others.
 */
function isOfAnotherThesaurus({ term, major, owner }: Keyword, vocabularies: Vocabularies): boolean {
  if (owner !== undefined || (major !== true && !/^\*\s?\S/.test(term))) return false;
  const { descriptor, known } = descriptorIn(term, vocabularies);
  if (known.length === 0) return vocabularies.has('mesh');
  return /^\p{Ll}/u.test(descriptor) && !known.includes(descriptor);
}

/** A keyword taken apart as a heading, and the names of the descriptors that MeSH has for it. */
function descriptorIn(term: string, vocabularies: Vocabularies) {
  const namesOf = (name: string) =>
    vocabularies.lookup(name).flatMap((each) => (each.vocabulary === 'mesh' && (each.language ?? 'en') === 'en' ? [each.term] : []));
  const parts = partsOf(term, 'mesh', (name) => namesOf(name).length > 0, meshQualifier);
  return { ...parts, known: namesOf(parts.descriptor) };
}

/**
 * A star or a qualifier, and a descriptor's own name, spelled as MeSH spells it: no author writes so. `breast cancer/drug therapy` is Emtree's or an
 * author's, although it is an entry term of MeSH.
 */
function headingIn({ term, major, owner, language }: Keyword, vocabularies: Vocabularies): Heading | undefined {
  if (owner !== undefined || (language !== undefined && language !== 'en') || (major !== true && !/[/*]/.test(term))) return undefined;
  const parts = descriptorIn(term, vocabularies);
  const isStarred = major === true || parts.major || parts.qualifiers.some((each) => each.major);
  if (!isStarred && parts.qualifiers.length === 0) return undefined;
  if (!parts.known.includes(parts.descriptor) || !parts.qualifiers.every(({ name }) => meshQualifier(name))) return undefined;
  const { heading, match } = readPrintedHeading('mesh', term, { vocabularies });
  if (match !== 'exact') return undefined;
  return major === true ? { ...heading, major: true } : heading;
}
