import type { Token } from '../token.ts';
import { intervalAt } from './interval.ts';
import type { Estimate } from './quantity.ts';

/** `had 4.2, 4.8, and 53.9 fewer deaths, respectively, per 1000 patients`: differences of risk in counts of so many; one for each number. */
export function fewerEventsAt(text: string, tokens: readonly Token[], at: number): Estimate[] | undefined {
  if (tokens[at]?.kind !== 'number') return undefined;
  const numbers: number[] = [];
  let index = at;
  while (index < at + 16 && (tokens[index]?.kind === 'number' || /^(?:,|and|or)$/.test(tokens[index]?.lower ?? ''))) {
    if (tokens[index]?.kind === 'number') numbers.push(index);
    index += 1;
  }
  const word = tokens[index]?.lower ?? '';
  if (!/^(?:fewer|more|additional|excess)$/.test(word)) return undefined;
  for (let ahead = index + 1; ahead < index + 10; ahead++) {
    const sign = tokens[ahead];
    if (sign === undefined || sign.kind === 'number' || sign.lower === '.') return undefined;
    if (sign.lower !== 'per' || tokens[ahead + 1]?.kind !== 'number') continue;
    let end = ahead + 2;
    while (
      end < ahead + 8 &&
      (tokens[end]?.kind === 'word' || tokens[end]?.kind === 'number') &&
      !/^(?:in|with|and|than|compared)$/.test(tokens[end]?.lower ?? '')
    )
      end += 1;
    const noun = tokens[index + 1];
    const unit = `${text.slice(tokens[index]?.start, noun?.end)} ${text.slice(sign.start, tokens[end - 1]?.end)}`;
    // `128 fewer women per 1000 (95% CI 168 fewer to 77 fewer)`
    const bracket = numbers.length === 1 && /^[([]$/.test(tokens[end]?.lower ?? '') ? intervalAt(tokens, end + 1) : undefined;
    return numbers.map((number, order) => ({
      kind: 'estimate',
      from: number,
      to: bracket?.to ?? (order === numbers.length - 1 ? end : number + 1),
      measure: 'RD',
      value: tokens[number]?.value ?? 0,
      unit,
      ...(bracket ? { ci: bracket } : {}),
      what: index + 1,
      direction: word === 'fewer' ? 'decrease' : 'increase',
    }));
  }
  return undefined;
}
