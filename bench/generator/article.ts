import { writeAuthors } from './authors.ts';
import type { MadeJournal } from './journals.ts';
import { sentences, titleOf } from './prose.ts';
import type { PubmedShares } from './pubmed-settings.ts';
import type { Random } from './random.ts';
import type { XmlLines } from './xml-lines.ts';

/** What several parts of a record agree in. */
export interface MadeArticle {
  readonly journal: MadeJournal;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly doi: string | undefined;
  readonly pii: string | undefined;
  readonly pmcid: string | undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const labels = ['BACKGROUND', 'METHODS', 'RESULTS', 'CONCLUSIONS'];
const types = [
  ['D016428', 'Journal Article'],
  ['D013485', "Research Support, Non-U.S. Gov't"],
  ['D016454', 'Review'],
  ['D003160', 'Comparative Study'],
  ['D002363', 'Case Reports'],
] as const;

/** The Article element: journal, title, abstract, authors, grants, types. */
export function writeArticle(lines: XmlLines, random: Random, made: MadeArticle, shares: PubmedShares): void {
  lines.within('Article', ' PubModel="Print-Electronic"', () => {
    writeJournal(lines, random, made, shares);
    lines.leaf('ArticleTitle', titleOf(random, random.chance(shares.markup)));
    writePages(lines, random);
    if (made.pii) lines.leaf('ELocationID', made.pii, ' EIdType="pii" ValidYN="Y"');
    if (made.doi) lines.leaf('ELocationID', made.doi, ' EIdType="doi" ValidYN="Y"');
    writeAbstract(lines, random, shares);
    writeAuthors(lines, random, shares);
    lines.leaf('Language', random.chance(0.95) ? 'eng' : random.pick(['fre', 'ger', 'spa', 'jpn']));
    writeGrants(lines, random, shares);
    lines.within('PublicationTypeList', '', () => {
      for (const [at, [ui, name]] of types.entries())
        if (at === 0 || random.chance(0.15)) lines.leaf('PublicationType', name, ` UI="${ui}"`);
    });
  });
}

function writeJournal(lines: XmlLines, random: Random, { journal, year, month, day }: MadeArticle, shares: PubmedShares): void {
  lines.within('Journal', '', () => {
    lines.leaf('ISSN', journal.issn, ' IssnType="Electronic"');
    lines.within('JournalIssue', ' CitedMedium="Internet"', () => {
      lines.leaf('Volume', random.between(1, 180));
      if (random.chance(0.8)) lines.leaf('Issue', random.between(1, 12));
      lines.within('PubDate', '', () => {
        if (random.chance(shares.medlineDates)) {
          const early = Math.min(month, 11);
          lines.leaf('MedlineDate', `${year} ${months[early - 1]}-${months[early]}`);
          return;
        }
        lines.leaf('Year', year);
        if (random.chance(0.85)) lines.leaf('Month', months[month - 1] ?? '');
        else return;
        if (random.chance(0.4)) lines.leaf('Day', String(day).padStart(2, '0'));
      });
    });
    lines.leaf('Title', journal.title);
    lines.leaf('ISOAbbreviation', journal.abbreviation);
  });
}

/** PubMed shortens the last page: 1173-9. */
function writePages(lines: XmlLines, random: Random): void {
  const [start, length] = [random.between(1, 3000), random.between(1, 14)];
  const [first, last] = [String(start), String(start + length)];
  let same = 0;
  while (first.length === last.length && first[same] === last[same]) same += 1;
  lines.within('Pagination', '', () => {
    lines.leaf('StartPage', first);
    lines.leaf('EndPage', last);
    lines.leaf('MedlinePgn', `${first}-${last.slice(same)}`);
  });
}

function writeAbstract(lines: XmlLines, random: Random, shares: PubmedShares): void {
  if (!random.chance(shares.abstracts)) return;
  const markup = random.chance(shares.markup);
  const length = random.between(70, 240);
  lines.within('Abstract', '', () => {
    if (!random.chance(shares.structured)) lines.leaf('AbstractText', sentences(random, length, markup));
    else
      for (const label of labels)
        lines.leaf('AbstractText', sentences(random, length / 4, markup), ` Label="${label}" NlmCategory="${label}"`);
    if (random.chance(0.2)) lines.leaf('CopyrightInformation', 'The authors keep their rights.');
  });
}

function writeGrants(lines: XmlLines, random: Random, shares: PubmedShares): void {
  if (!random.chance(shares.grants)) return;
  lines.within('GrantList', ' CompleteYN="Y"', () => {
    for (let left = random.count(2); left > 0; left--) {
      lines.within('Grant', '', () => {
        lines.leaf('GrantID', `${random.code(3)}${random.between(10_000, 999_999)}`);
        if (random.chance(0.5)) lines.leaf('Acronym', random.code(2));
        lines.leaf(
          'Agency',
          random.pick(['National Fund for Research', 'Council of Medicine', 'Foundation for Health', 'Ministry of Science']),
        );
        lines.leaf('Country', random.pick(['United States', 'United Kingdom', 'Germany', 'Japan']));
      });
    }
  });
}
