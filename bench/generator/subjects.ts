import { descriptors, qualifiers, substances } from './headings.ts';
import { termOf } from './prose.ts';
import type { PubmedShares } from './pubmed-settings.ts';
import type { Random } from './random.ts';
import type { XmlLines } from './xml-lines.ts';

const yesNo = (yes: boolean): string => (yes ? 'Y' : 'N');

/** MeshHeadingList: about a dozen descriptors, some with qualifiers. */
export function writeHeadings(lines: XmlLines, random: Random, shares: PubmedShares): void {
  if (!random.chance(shares.mesh)) return;
  const drawn = descriptors.drawDistinct(random, random.between(6, 18));
  lines.within('MeshHeadingList', '', () => {
    for (const { ui, term } of drawn) {
      lines.within('MeshHeading', '', () => {
        const qualified = random.chance(0.4) ? qualifiers.drawDistinct(random, random.count(1.3)) : [];
        lines.leaf('DescriptorName', term, ` UI="${ui}" MajorTopicYN="${yesNo(qualified.length === 0 && random.chance(0.2))}"`);
        for (const each of qualified)
          lines.leaf('QualifierName', each.term, ` UI="${each.ui}" MajorTopicYN="${yesNo(random.chance(0.4))}"`);
      });
    }
  });
}

export function writeChemicals(lines: XmlLines, random: Random, shares: PubmedShares): void {
  if (!random.chance(shares.chemicals)) return;
  const drawn = substances.drawDistinct(random, random.count(3));
  lines.within('ChemicalList', '', () => {
    for (const { ui, term } of drawn) {
      lines.within('Chemical', '', () => {
        lines.leaf(
          'RegistryNumber',
          random.chance(0.5) ? '0' : `EC ${random.between(1, 6)}.${random.between(1, 20)}.${random.between(1, 99)}.-`,
        );
        lines.leaf('NameOfSubstance', term, ` UI="${ui}"`);
      });
    }
  });
}

export function writeKeywords(lines: XmlLines, random: Random, shares: PubmedShares): void {
  if (!random.chance(shares.keywords)) return;
  lines.within('KeywordList', ' Owner="NOTNLM"', () => {
    for (let left = random.between(3, 7); left > 0; left--)
      lines.leaf('Keyword', `${termOf(random)} ${termOf(random)}`, ' MajorTopicYN="N"');
  });
}
