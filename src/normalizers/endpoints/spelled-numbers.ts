import { makeToken, type Token } from './token.ts';

/** Number words; `a`, `single` and the like are no counts. */
const small: Map<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const),
);
/** Small numbers of Spanish, Portuguese, French, German; those that are other words as well (`dos`, `sept`, `um`) are left out. */
for (const [value, words] of Object.entries({
  2: 'dois duas deux zwei',
  3: 'tres três trois drei',
  4: 'cuatro quatro quatre vier',
  5: 'cinco cinq fünf',
  6: 'seis sechs',
  7: 'siete sete sieben',
  8: 'ocho oito huit acht',
  9: 'nueve nove neun',
  10: 'diez dez dix zehn',
}))
  for (const word of words.split(' ')) small.set(word, Number(value));
const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, (index + 2) * 10] as const),
);

/** `eight`, `forty`, `forty-one`. */
function belowHundred(word: string): number | undefined {
  // The longest is `seventy-seven`; most words of a text are told by their length or by the one look-up.
  if (word.length < 3 || word.length > 13) return undefined;
  const plain = small.get(word) ?? tens.get(word);
  if (plain !== undefined) return plain;
  const hyphen = word.indexOf('-');
  if (hyphen < 0) return undefined;
  const ten = tens.get(word.slice(0, hyphen));
  const one = small.get(word.slice(hyphen + 1));
  return ten === undefined || one === undefined || one === 0 || one > 9 ? undefined : ten + one;
}

/** Makes one number of `forty-one`, `three hundred fifty-five`, `two hundred and six`, `one thousand two hundred`. */
export function joinSpelledNumbers(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const spelled = spelledAt(tokens, index);
    if (spelled) {
      const first = tokens[index] as Token;
      const last = tokens[spelled.last] as Token;
      joined.push(makeToken('number', first.lower, first.start, last.end, first.spaced, spelled.value, true));
      index = spelled.last;
    } else joined.push(tokens[index] as Token);
  }
  return joined;
}

function spelledAt(tokens: readonly Token[], from: number): { value: number; last: number } | undefined {
  const head = tokens[from];
  if (head?.kind !== 'word') return undefined;
  let group = belowHundred(head.lower);
  if (group === undefined) return undefined;
  let total = 0;
  let last = from;
  for (let index = from + 1; index < tokens.length; index++) {
    const next = tokens[index];
    if (next?.kind !== 'word') break;
    if (next.lower === 'hundred' && group > 0 && group < 100) group *= 100;
    else if (next.lower === 'thousand' && group > 0) {
      total += group * 1000;
      group = 0;
    } else {
      const joint = next.lower === 'and' ? index + 1 : index;
      const more = belowHundred(tokens[joint]?.lower ?? '');
      // `two hundred and six`, `thirty five`; but `two and six` are two numbers.
      const fits =
        more !== undefined &&
        (group >= 100 ? group % 100 === 0 : joint === index && group >= 20 && group % 10 === 0 && more < 10 && more > 0);
      const afterThousand = more !== undefined && group === 0 && total > 0;
      if (!fits && !afterThousand) break;
      group += more ?? 0;
      index = joint;
    }
    last = index;
  }
  return { value: total + group, last };
}
