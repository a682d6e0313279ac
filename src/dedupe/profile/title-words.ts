import { ownValue } from '../../model/own-value.ts';
import { foldedWords } from '../../normalizers/fold.ts';
import { repairMojibake } from '../../normalizers/mojibake.ts';
import { sharedText } from './shared-text.ts';

/** Words that come and go between two ways of writing one title. «With», «without», «not» and «no» make another title. */
const passing: ReadonlySet<string> = new Set([
  ...[
    'a',
    'an',
    'the',
    'of',
    'in',
    'on',
    'and',
    'for',
    'to',
    'by',
    'at',
    'as',
    'from',
    'et',
    'und',
    'der',
    'die',
    'das',
    'des',
    'dem',
    'den',
  ],
  ...['le', 'la', 'les', 'du', 'de', 'el', 'los', 'las', 'en', 'y', 'e', 'o', 'os', 'del', 'di', 'il', 'lo', 'da', 'do', 'dos', 'das'],
]);

/** Numbers as titles write them. */
const numbers: Readonly<Record<string, string>> = {
  ...{
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
  },
  ...{ first: '1', second: '2', third: '3', fourth: '4', fifth: '5', sixth: '6', '1st': '1', '2nd': '2', '3rd': '3' },
  ...{ ii: '2', iii: '3', iv: '4', vi: '6', vii: '7', viii: '8', ix: '9', xi: '11', xii: '12', xiii: '13', xiv: '14', xv: '15', xvi: '16' },
};

/** Letters that are numbers behind one of these words: «type I», «Part V»; elsewhere «I», «V» and «X» are letters more often. */
const numbered: ReadonlySet<string> = new Set(
  'part parts phase type class stage grade factor study experiment level section chapter volume teil partie parte figure group groups'.split(
    ' ',
  ),
);
const loneRoman: Readonly<Record<string, string>> = { i: '1', v: '5', x: '10' };

const greek: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

/** «&beta;» and «{beta}» are how some exports write a letter that others have. */
const spelledLetter = /&([a-z]{2,8});|[{$\\]+([a-z]{2,8})[}$]*/gi;
const entities: Readonly<Record<string, string>> = {
  amp: ' and ',
  lt: ' ',
  gt: ' ',
  quot: ' ',
  apos: ' ',
  nbsp: ' ',
  ndash: ' ',
  mdash: ' ',
};

/** The words of a title that count in comparing, folded, numbers in figures, spelt one way. Letters of Greek by their names. */
export function titleWordsOf(title: string): readonly string[] {
  const plain = repairMojibake(title)
    .replace(/<[^<>]{0,40}>/g, '')
    .replace(spelledLetter, (_, entity?: string, other?: string) => {
      const name = (entity ?? other ?? '').toLowerCase();
      return ownValue(entities, name) ?? ` ${name} `;
    })
    .replace(/&#x?[\da-f]{1,6};/gi, ' ')
    .replace(/&/g, ' and ')
    // «HPV-16/18» has two numbers, «1,200» and «0.5» one.
    .replace(/(\d)[.,](\d)/g, '$1$2')
    .replace(/['’ʼ`´](?=s\b)/g, '');
  const words = foldedWords(plain.replace(/[α-ω]/giu, (letter) => ` ${ownValue(greek, letter.toLowerCase()) ?? letter} `));
  const kept: string[] = [];
  let before = '';
  for (const word of words) {
    const value = ownValue(numbers, word) ?? (numbered.has(before) ? ownValue(loneRoman, word) : undefined) ?? word;
    before = word;
    if (!passing.has(value)) kept.push(sharedText(spelling(value)));
  }
  // «The Who» and «A to Z» are titles as well.
  return kept.length > 0 ? kept : words;
}

/** British and American spelling as one: «tumour», «anaemia», «randomised», «centre», «programme». */
function spelling(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/ae|oe/g, 'e')
    .replace(/our(?=s?$|ed$|al$|ing$|able$|ite$)/, 'or')
    .replace(/is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/, 'iz')
    .replace(/ys(?=(?:e|ed|es|ing)$)/, 'yz')
    .replace(/tre(?=s?$)/, 'ter')
    .replace(/ogue(?=s?$)/, 'og')
    .replace(/amme(?=s?$)/, 'am')
    .replace(/ll(?=(?:ed|ing|er)$)/, 'l');
}
