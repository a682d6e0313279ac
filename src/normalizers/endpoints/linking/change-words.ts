import type { Token } from '../token.ts';

/** Verbs and nouns of change, in the languages read. `improved` and `differed` say nothing of a share of patients. */
const changing =
  /^(?:chang|decreas|increas|reduc|dropp|drops?$|fell$|fall$|falls$|fallen$|rose$|risen$|rises?$|declin|improv|gain|loss|losses|lost$|lower(?:ed|ing)|rais|expan|worsen|aument|dismin|réduct|diminu|sank|stieg|zunahme|abnahme|cambio|mejor|variation|augment|narrowing|inhibit|suppress|slow(?:ed|s)$|diminish|slopes?$)/;
const falling =
  /^(?:decreas|reduc|dropp|drops?$|fell$|falls?$|fallen$|declin|lower(?:ed|ing)|loss|losses|lost$|inhibit|suppress|diminish|dismin|réduct|diminu|sank|abnahme)/;
const rising = /^(?:increas|rose$|risen$|rises?$|gain|rais|expan|aument|stieg|zunahme|augment|improv|mejor)/;
/** Nouns of change, whose number follows a verb: `the mean reduction in weight was 3 kg`. */
const noun =
  /^(?:changes?|reductions?|decreases?|increases?|declines?|improvements?|loss|losses|gains?|rises?|drops?|falls?|expansion|slopes?|cambios?|reducción|aumento|disminución|redução|mudança|variation|augmentation|diminution|abnahme|zunahme|veränderung)$/;
/** Words between a change and its amount: `decreased significantly by 3`, `fell by a mean of 8.6`, `rose 12%`. */
const between =
  /^(?:by|of|was|were|about|approximately|nearly|almost|an?|the|mean|median|average|averaged|significantly|to|up|only|just|in|fue|foi|de|um|estimated|absolute|relative|respectively|:|=|,|\()$/;

export const isChange = (word: string): boolean => changing.test(word);

/** `decrease` or `increase`, where a word says which. */
export const directionOf = (words: readonly string[]): string | undefined => {
  const word = words.findLast((own) => falling.test(own) || rising.test(own));
  return word === undefined ? undefined : falling.test(word) ? 'decrease' : 'increase';
};

/** Whether the words next to an amount say that it is one of change: `decreased by 12%`, `a loss of 3 kg`, `a 12% reduction`, `mean change, -0.3`. */
export function changesBeside(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 6); at--) {
    const word = tokens[at]?.lower ?? '';
    if (changing.test(word)) return true;
    if (!between.test(word) || word === '(') break;
  }
  // `decreases osteolysis by 56%`
  const by =
    tokens[from - 1]?.lower === 'by'
      ? from - 1
      : /^(?:only|about|approximately|nearly|almost)$/.test(tokens[from - 1]?.lower ?? '') && tokens[from - 2]?.lower === 'by'
        ? from - 2
        : -1;
  for (let at = by - 1; by > 0 && at > Math.max(-1, by - 9) && tokens[at]?.kind === 'word'; at--)
    if (changing.test(tokens[at]?.lower ?? '')) return true;
  for (let at = to; at < to + 3; at++) {
    const word = tokens[at]?.lower ?? '';
    if (noun.test(word)) return true;
    if (!/^(?:mean|median|relative|absolute|mg|-|kg|weight|greater|larger)$/.test(word)) return false;
  }
  return false;
}

/** `mean change from baseline in X`, `the reduction in weight`, `the LS mean decrease`: the outcome itself is a change. */
export function isNamedChange(words: readonly string[]): boolean {
  return words.some(
    (word, at) =>
      noun.test(word) &&
      (/^(?:in|from|of|de|da|do|des|du|der|über|was|were|at|over|for|on|with|:|between|scores?)$/.test(words[at + 1] ?? '') ||
        /^(?:mean|average|median|percent|percentage|squares|relative|adjusted|%|iop|weight|score|pressure|level|levels|bone|volume)$/.test(
          words[at - 1] ?? '',
        )),
  );
}
