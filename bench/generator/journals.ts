import { capitalized, madeWords } from './made-words.ts';
import { Random } from './random.ts';
import { Zipf } from './zipf.ts';

export interface MadeJournal {
  readonly title: string;
  readonly abbreviation: string;
  readonly issn: string;
  readonly linkingIssn: string;
  readonly nlmId: string;
  readonly country: string;
}

export const countries = [
  'United States',
  'England',
  'Netherlands',
  'Germany',
  'Switzerland',
  'Japan',
  'China',
  'Spain',
  'France',
  'Brazil',
  'Italy',
];

const beginnings = [
  ['Journal of', 'J'],
  ['Annals of', 'Ann'],
  ['Archives of', 'Arch'],
  ['International journal of', 'Int J'],
  ['Clinical', 'Clin'],
  ['European journal of', 'Eur J'],
  ['Advances in', 'Adv'],
] as const;

/** Seven digits and the check digit of ISO 3297. */
export function issnOf(seven: number): string {
  const digits = String(seven).padStart(7, '0');
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (8 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return `${digits.slice(0, 4)}-${digits.slice(4)}${check === 10 ? 'X' : check}`;
}

/** 5,000 journals, of which a few print much. */
export const journals: Zipf<MadeJournal> = (() => {
  const random = new Random(21);
  const fields = madeWords(22, 5_000, [1, 3], ['ology', 'iatry', 'ics', 'istry', 'ology research', 'otherapy']);
  const list = fields.map((field, at): MadeJournal => {
    const [beginning, short] = random.pick(beginnings);
    return {
      title: `${beginning} ${field}`,
      abbreviation: `${short} ${capitalized(field.slice(0, Math.min(6, field.length - 3)))}`,
      issn: issnOf(1_500_000 + at * 2),
      linkingIssn: issnOf(100_000 + at),
      nlmId: String(100_000_000 + at * 37),
      country: random.pick(countries),
    };
  });
  return new Zipf(list, 40);
})();
