import { type MadeArticle, writeArticle } from './article.ts';
import { writeCorrections, writeReferences } from './cited.ts';
import { journals } from './journals.ts';
import type { PubmedSettings, PubmedShares } from './pubmed-settings.ts';
import { Random } from './random.ts';
import { writeChemicals, writeHeadings, writeKeywords } from './subjects.ts';
import { XmlLines } from './xml-lines.ts';

/** The numbers of every file's random draws: what a record says, and whether it says again what an earlier one said. */
const draws = { content: 1, duplicate: 2 };

/** The record that a record repeats under its own PMID; undefined for most. Chains end at a record that is no duplicate. */
function originalOf({ seed, shares }: PubmedSettings, index: number): number | undefined {
  if (index === 0) return undefined;
  const random = new Random(seed, index, draws.duplicate);
  if (!random.chance(shares.duplicates)) return undefined;
  const other = random.between(0, index - 1);
  return originalOf({ seed, shares } as PubmedSettings, other) ?? other;
}

/** The PubmedArticle at a place of the file, from 0: made from its place and the seed alone, so that a duplicate needs no memory. */
export function pubmedRecord(settings: PubmedSettings, index: number): string {
  const said = originalOf(settings, index) ?? index;
  const random = new Random(settings.seed, said, draws.content);
  const pmid = settings.firstPmid + index;
  const { shares } = settings;
  const made = articleFacts(random, settings.firstPmid + said, shares);
  const lines = new XmlLines(1);
  lines.within('PubmedArticle', '', () => {
    lines.within('MedlineCitation', ' Status="MEDLINE" IndexingMethod="Automated" Owner="NLM"', () => {
      lines.leaf('PMID', pmid, ' Version="1"');
      writeDate(lines, 'DateCompleted', '', made.year + 1, made.month, made.day);
      writeDate(lines, 'DateRevised', '', made.year + 1, made.month, Math.min(28, made.day + 3));
      writeArticle(lines, random, made, shares);
      const { country, abbreviation, nlmId, linkingIssn } = made.journal;
      lines.within('MedlineJournalInfo', '', () => {
        lines.leaf('Country', country);
        lines.leaf('MedlineTA', abbreviation);
        lines.leaf('NlmUniqueID', nlmId);
        lines.leaf('ISSNLinking', linkingIssn);
      });
      writeChemicals(lines, random, shares);
      lines.leaf('CitationSubset', 'IM');
      writeCorrections(lines, random, shares);
      writeHeadings(lines, random, shares);
      writeKeywords(lines, random, shares);
    });
    lines.within('PubmedData', '', () => {
      writeHistory(lines, made);
      lines.leaf('PublicationStatus', 'ppublish');
      lines.within('ArticleIdList', '', () => {
        lines.leaf('ArticleId', pmid, ' IdType="pubmed"');
        if (made.pmcid && said === index) lines.leaf('ArticleId', made.pmcid, ' IdType="pmc"');
        if (made.doi) lines.leaf('ArticleId', made.doi, ' IdType="doi"');
        if (made.pii) lines.leaf('ArticleId', made.pii, ' IdType="pii"');
      });
      writeReferences(lines, random, shares);
    });
  });
  return lines.toString();
}

function articleFacts(random: Random, number: number, shares: PubmedShares): MadeArticle {
  const year = 2024 - Math.floor(50 * random.next() ** 1.7);
  const pii = random.chance(shares.piis)
    ? `S0${random.between(100, 999)}-${random.between(1000, 9999)}(${year % 100})${number}`
    : undefined;
  return {
    journal: journals.draw(random),
    year,
    month: random.between(1, 12),
    day: random.between(1, 28),
    // Unlike the rest of a record these must not come twice by chance: the record's number stands in them.
    doi: random.chance(shares.dois) ? `10.${random.between(1001, 1400)}/j.${random.code(4).toLowerCase()}.${year}.${number}` : undefined,
    pii,
    pmcid: random.chance(shares.pmcids) ? `PMC${(number % 9_900_000) + 100_000}` : undefined,
  };
}

function writeHistory(lines: XmlLines, { year, month, day }: MadeArticle): void {
  lines.within('History', '', () => {
    for (const [status, shift] of Object.entries({ received: 0, accepted: 0, entrez: 0, pubmed: 0, medline: 1 })) {
      writeDate(lines, 'PubMedPubDate', ` PubStatus="${status}"`, year + shift, month, day, status !== 'received' && status !== 'accepted');
    }
  });
}

function writeDate(lines: XmlLines, name: string, attributes: string, year: number, month: number, day: number, clock = false): void {
  lines.within(name, attributes, () => {
    lines.leaf('Year', year);
    lines.leaf('Month', clock ? month : String(month).padStart(2, '0'));
    lines.leaf('Day', clock ? day : String(day).padStart(2, '0'));
    if (!clock) return;
    lines.leaf('Hour', 6);
    lines.leaf('Minute', 0);
  });
}
