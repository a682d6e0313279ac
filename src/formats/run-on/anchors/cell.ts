import { readIdentifier } from '../../../normalizers/identifier.ts';
import { readItemType } from '../../../normalizers/item-type.ts';
import { readLanguage } from '../../../normalizers/language.ts';
import { readPartialDate } from '../../../normalizers/partial-date.ts';
import { readAccess, readLicence } from '../../../normalizers/rights.ts';
import type { Candidate, Finder, Kind } from '../candidate.ts';

/** What a value that stands by itself is, by its own words: kind, cost, and whether it is. */
type Shape = readonly [kind: Kind, cost: number, is: (cell: string) => boolean];

const organisationWord =
  /(?:Universi(?:ty|dad|tat|té|tà|dade|tät)|Univerzita|Institut[eo]?|Department|Departamento|Laborator(?:y|ies)|Facult(?:y|ad|é|at|ät)|Fakulta|Faculdade|Katedra|School of|College|Hospital|Academy|Ministry|Dept\.)/u;
const publisherWord =
  /(?:\bPress\b|Publish(?:er|ers|ing)\b|Verlag\b|^Editorial\b|^Ediciones\b|^Elsevier\b|^Springer\b|^Wiley\b|John Wiley|BioMed Central|Taylor (?:&|and) Francis|Oxford University|^MDPI\b|^Nature\b|^Frontiers\b|^SAGE\b|Public Library of Science|^PLoS?\b|^BMJ\b|^IEEE\b|Karger|Thieme|Lippincott|Masson|\bInc\.?$|\bLtd\.?$|Society (?:of|for)|Sociedad Española)/u;
const functionWord =
  /(?<!\p{L})(?:the|a|an|of|in|on|and|for|with|by|to|from|el|la|los|las|de|del|en|un|una|y|con|por|para|o|a|da|do|dos|das|em|le|les|des|du|et|dans|der|die|das|und|von|im|mit|bei|di|della|il|nel|per|i|v|na)(?!\p{L})/giu;
const wordsIn = (cell: string) => cell.split(' ').length;

/** The likeliest first: one that is taken leaves the others as they are, since what stands around decides between them. */
const shapes: readonly Shape[] = [
  ['type', -3, (cell) => cell.length <= 60 && readItemType(cell) !== undefined],
  ['access', -5, (cell) => cell.length <= 60 && readAccess(cell) !== undefined],
  ['licence', -3, (cell) => !/^https?:/.test(cell) && readLicence(cell) !== undefined],
  ['language', -2.5, (cell) => /^\p{L}{2,3}(?:[-_]\p{L}{2})?$/u.test(cell) && readLanguage(cell) !== undefined],
  ['language', -1.5, (cell) => /^\p{Lu}\p{L}{3,15}(?: \([^)]{1,20}\)|; \p{L}{3,15})?$/u.test(cell) && readLanguage(cell) !== undefined],
  ['identifier', -4, (cell) => !/^https?:/.test(cell) && cell.length <= 300 && readIdentifier(cell) !== undefined],
  ['date', -1.5, (cell) => /^(?:1[5-9]|20)\d{2}$/.test(cell)],
  [
    'date',
    -2.5,
    (cell) => /\d{4}/.test(cell) && /\p{L}{3}|\d[/.]\d/u.test(cell) && cell.length <= 30 && readPartialDate(cell) !== undefined,
  ],
  [
    'citation',
    -1,
    (cell) =>
      cell.length >= 20 &&
      cell.length <= 900 &&
      /(?:1[89]|20)\d{2}/.test(cell) &&
      /\d ?\(\d{1,4}[^)]{0,12}\) ?[:,;.]|\bvol\. ?\d|\bpp?\. ?\d|; ?\d{1,4}(?:\(|:)|: ?\d{1,5}[-–]\d/i.test(cell),
  ],
  ['media', -3, (cell) => /^(?:application|image|text|video|audio)\/[\w.+-]{1,80}$/.test(cell)],
  ['extent', -2, (cell) => /^(?:[xivlc]+, )?\d{1,5} (?:p|pp|pages|páginas|págs|Seiten|S|leaves|hojas|bytes|[KMG]B)\b\.?/.test(cell)],
  ['publisher', -0.5, (cell) => cell.length <= 100 && publisherWord.test(cell) && !/[.;:] /.test(cell)],
  ['organisation', -1.5, (cell) => cell.length <= 160 && organisationWord.test(cell) && !/ (?:is|was|were|are|has|have) /.test(cell)],
  ['remark', 0.5, (cell) => cell.length < 150 && cell.length >= 25 && /[.!]$/.test(cell) && wordsIn(cell) >= 4 && /^\p{Lu}/u.test(cell)],
  [
    'remark',
    -1,
    (cell) =>
      /^(?:Includes? bibliograph|Thesis \(|Cataloged from|(?:This (?:work|research|study) (?:was|is) )?[Ss]upported (?:in part )?by|Peer-?reviewed)/.test(
        cell,
      ),
  ],
];

/** Titles have six words and more, small ones among them, and no point at the end. */
function titleCost(cell: string): number | undefined {
  if (cell.length < 15 || cell.length > 400 || /[.;,]$/.test(cell) || !/^["“«¿¡(]?[\p{Lu}\d\p{Lo}]/u.test(cell)) return undefined;
  const words = wordsIn(cell);
  const small = cell.match(functionWord)?.length ?? 0;
  if (words < 3 || /\. \p{Lu}/u.test(cell.replace(/\b\p{Lu}\. /gu, ''))) return words >= 6 && small > 1 ? 3 : undefined;
  return small === 0 ? 3.5 : words >= 6 ? 0.5 : 2;
}

const longest = 2000;

/**
 * Values that stand by themselves, a line or a field of a table each: their edges are known, and what they are is read off their own words. Names,
 * bare numbers and addresses have their own finders.
 */
export const findCells: Finder = ({ text }) => {
  const found: Candidate[] = [];
  if (!text.includes('\n')) return found;
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    const cell = line.trim();
    if (cell === '' || cell.length > longest) continue;
    const start = index + line.indexOf(cell);
    const end = start + cell.length;
    for (const [kind, cost, is] of shapes) if (is(cell)) found.push({ kind, start, end, cost });
    const cost = titleCost(cell);
    if (cost !== undefined) found.push({ kind: 'title', start, end, cost });
  }
  return found;
};
