import { countries } from './journals.ts';
import { capitalized } from './made-words.ts';
import { madeName } from './names.ts';
import { termOf } from './prose.ts';
import type { PubmedShares } from './pubmed-settings.ts';
import type { Random } from './random.ts';
import type { XmlLines } from './xml-lines.ts';

/** The check digit of ISO 7064, MOD 11-2. */
function orcidOf(random: Random): string {
  const digits = `0000000${random.between(1, 3)}${String(random.between(0, 9_999_999)).padStart(7, '0')}`;
  const sum = [...digits].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  const check = (12 - (sum % 11)) % 11;
  return `${digits}${check === 10 ? 'X' : check}`.replace(/(.{4})(?=.)/g, '$1-');
}

const affiliation = (random: Random): string =>
  `${random.pick(['Department', 'Division', 'Institute', 'Laboratory'])} of ${capitalized(termOf(random))}, ` +
  `${random.pick(['University of', 'Hospital of', 'School of Medicine,'])} ${capitalized(termOf(random))}, ` +
  `${capitalized(termOf(random))}, ${random.pick(countries)}.`;

/** The AuthorList: five people on average, now and then with a group; authors of one article often share an affiliation. */
export function writeAuthors(lines: XmlLines, random: Random, shares: PubmedShares): void {
  const count = Math.min(60, random.count(5));
  const places = [affiliation(random), affiliation(random)];
  lines.within('AuthorList', ' CompleteYN="Y"', () => {
    for (let at = 0; at < count; at++) {
      const { family, given, initials } = madeName(random, random.chance(shares.foreignNames));
      lines.within('Author', ' ValidYN="Y"', () => {
        lines.leaf('LastName', family);
        lines.leaf('ForeName', given);
        lines.leaf('Initials', initials);
        if (random.chance(0.12)) lines.leaf('Identifier', orcidOf(random), ' Source="ORCID"');
        if (!random.chance(shares.affiliations)) return;
        lines.within('AffiliationInfo', '', () =>
          lines.leaf('Affiliation', random.chance(0.7) ? random.pick(places) : affiliation(random)),
        );
      });
    }
    if (random.chance(0.02)) {
      lines.within('Author', ' ValidYN="Y"', () => lines.leaf('CollectiveName', `${capitalized(termOf(random))} Study Group`));
    }
  });
}
