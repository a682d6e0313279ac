import type { Candidate, Finder } from '../candidate.ts';

/** Names of licences and rights statements as DSpace and Creative Commons print them. */
const names: readonly RegExp[] = [
  /CC0 1\.0 (?:Universal|Universell|Universel)(?: \(CC0 1\.0\))?/g,
  /(?:CC0|CC BY(?:[- ](?:NC|ND|SA)){0,2})(?: \d\.\d)?(?=\s?http|\s?\p{Lu}\p{Ll}|\n|$)/gu,
  /(?:Creative Commons )?(?:Attribution|Atribución|Reconocimiento|Atribuição)(?:[- –]{1,3}(?:Non-?[Cc]ommercial|No[Cc]omercial|No(?:n)?-?Deriv(?:ative)?s?(?: Works)?|SinObraDerivada|SinDerivadas|SemDerivações|Share[- ]?[Aa]like|CompartirIgual|CompartilhaIgual)){0,2} \d\.\d(?: (?:International|Internacional|Unported|Generic|España|Spain|Czech Republic|Brasil|Brazil|United States|UK: England & Wales|[A-Z]\p{Ll}{2,14})(?: [Ll]icense)?)?/gu,
  /Creative Commons Attribution(?:[- ](?:Non-?[Cc]ommercial|No-?Derivs|NoDerivatives|Share[- ]?[Aa]like)){0,2}(?: \d\.\d(?: International)?)?(?: [Ll]icense)?/g,
  /(?:Attribution|CC) NonCommercial(?: NoDerivatives)?/g,
  /Public Domain Mark 1\.0/g,
  /[Aa]ll rights reserved\.?/g,
  /Article is made available in accordance with the publisher's policy and may be subject to US copyright law\. Please refer to the publisher's site for terms of use\./g,
  /In [Cc]opyright(?: - (?:EU Orphan Work|Educational Use Permitted|Non-Commercial Use Permitted))?(?=\s?http|\n|$)/g,
];

/** Licence names that stand glued to something: the same words in running prose are left there. */
export const findLicences: Finder = ({ text, cut }) => {
  const isLoose = cut === 'blank';
  const found: Candidate[] = [];
  for (const name of names)
    for (const match of text.matchAll(name)) {
      const end = match.index + match[0].length;
      if (!isLoose && (/[^\S\n]|\(/.test(text[match.index - 1] ?? '') || /[^\S\n]|[),]/.test(text[end] ?? ''))) continue;
      found.push({ kind: 'licence', start: match.index, end, cost: -1 - match[0].length / 100, certain: true });
    }
  return found;
};
