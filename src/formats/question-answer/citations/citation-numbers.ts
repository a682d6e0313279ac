const most = 60;

/** The bare writing of citation numbers: `1`, `1, 2`, `1,2`, `1-3`, `1; 4`, `2 and 5`. Bounded, so that a page of digits costs no more than its length. */
export const numberGroup = String.raw`\d{1,3}(?!\d)(?:(?:\s?[,;]\s?(?:and\s)?|\s?[–—‑-]\s?|\s(?:and|&)\s)\d{1,3}(?!\d)){0,${most}}`;

const superscriptDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `¹²˒¹⁴⁻¹⁶` in ordinary digits. */
export const lowerSuperscripts = (text: string): string =>
  [...text]
    .map((character) => {
      const digit = superscriptDigits.indexOf(character);
      if (digit >= 0) return String(digit);
      if (character === '⁻' || character === '–') return '-';
      return character === '˒' || character === 'ʼ' || character === '‚' ? ',' : character;
    })
    .join('');

/**
 * The numbers that a group names, in its order, each once: `2, 1` → 2 1; `1-3` → 1 2 3. Undefined when the group cannot be one of
 * citations: a zero, a falling or very long range, a number with thousands (`1,200`).
 */
export function readNumbers(group: string): string[] | undefined {
  if (/^\d{1,3}(?:,\d{3})+$/.test(group)) return undefined;
  const numbers: string[] = [];
  for (const part of group.split(/[,;&]|\band\b/)) {
    if (part.trim() === '') continue;
    const [from, to] = part.split(/[–—‑-]/).map((each) => each.trim());
    if (from === undefined || !/^[1-9]\d{0,2}$/.test(from)) return undefined;
    if (to === undefined) {
      numbers.push(from);
      continue;
    }
    const [low, high] = [Number(from), Number(to)];
    if (!/^[1-9]\d{0,2}$/.test(to) || high <= low || high - low >= most) return undefined;
    for (let number = low; number <= high; number += 1) numbers.push(String(number));
  }
  return numbers.length ? [...new Set(numbers)] : undefined;
}
