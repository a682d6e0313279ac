import { journals } from './journals.ts';
import { madeName } from './names.ts';
import { titleOf } from './prose.ts';
import type { PubmedShares } from './pubmed-settings.ts';
import type { Random } from './random.ts';
import type { XmlLines } from './xml-lines.ts';

/** `J Xology. 2003 May;12(4):118-24`, as PubMed cites. */
function sourceOf(random: Random): string {
  const first = random.between(1, 1900);
  return `${journals.draw(random).abbreviation}. ${random.between(1975, 2024)} ${random.pick(['Jan', 'Mar', 'May', 'Jul', 'Oct'])};${random.between(1, 120)}(${random.between(1, 12)}):${first}-${first + random.between(1, 15)}`;
}

const pmid = (random: Random): number => random.between(1, 39_999_999);

/** ReferenceList: two dozen works on average, most with a PMID. */
export function writeReferences(lines: XmlLines, random: Random, shares: PubmedShares): void {
  if (!random.chance(shares.references)) return;
  lines.within('ReferenceList', '', () => {
    for (let left = Math.min(250, random.count(26)); left > 0; left--) {
      lines.within('Reference', '', () => {
        const { family, initials } = madeName(random, false);
        lines.leaf('Citation', `${family} ${initials}, et al. ${titleOf(random, false)} ${sourceOf(random)}.`);
        if (!random.chance(0.8)) return;
        lines.within('ArticleIdList', '', () => {
          if (random.chance(0.6))
            lines.leaf('ArticleId', `10.${random.between(1000, 1200)}/${random.code(8).toLowerCase()}`, ' IdType="doi"');
          if (random.chance(0.3)) lines.leaf('ArticleId', `PMC${random.between(1_000_000, 9_999_999)}`, ' IdType="pmc"');
          lines.leaf('ArticleId', pmid(random), ' IdType="pubmed"');
        });
      });
    }
  });
}

/** Comments, errata and updates: never retractions, which raise findings of their own. */
export function writeCorrections(lines: XmlLines, random: Random, shares: PubmedShares): void {
  if (!random.chance(shares.corrections)) return;
  lines.within('CommentsCorrectionsList', '', () => {
    for (let left = random.count(1.3); left > 0; left--) {
      lines.within(
        'CommentsCorrections',
        ` RefType="${random.pick(['CommentIn', 'CommentOn', 'ErratumIn', 'UpdateOf', 'UpdateIn'])}"`,
        () => {
          lines.leaf('RefSource', sourceOf(random));
          lines.leaf('PMID', pmid(random), ' Version="1"');
        },
      );
    }
  });
}
