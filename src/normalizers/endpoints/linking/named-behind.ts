import type { Frame } from './frame.ts';
import { phraseIn } from './noun-phrase.ts';
import type { Named } from './region.ts';
import { patientVerbs, verbs } from './words.ts';

/** Whether a value is the subject of its clause: nothing but small words stands between it and the clause's begin. */
export function isSubject({ tokens, open, armAt, quantityAt }: Frame, from: number): boolean {
  if (open[from] !== -1) return false;
  for (let at = from - 1; at >= 0; at--) {
    const lower = tokens[at]?.lower ?? '';
    if (/^[,;:]$/.test(lower)) return true;
    if (/^(?:and|while|whereas|but)$/.test(lower))
      return quantityAt[at - 1] !== undefined || tokens[at - 1]?.kind === 'mark' || at < from - 1 || from - at < 3;
    if (
      !armAt[at] &&
      !/^(?:only|a|an|total|of|approximately|about|nearly|almost|overall|just|more|than|over|at|least|the|in|all|among|both|altogether|another|another|further|these|those|them|groups?|arms?|patients|participants|for|with|on)$/.test(
        lower,
      )
    )
      return false;
  }
  return true;
}

/** A number that may be a result: no follow-up, and no `six` of `six injections`. */
function isResult({ quantityAt }: Frame, at: number): boolean {
  const quantity = quantityAt[at];
  if (quantity === undefined || quantity.kind === 'followup') return false;
  return quantity.kind !== 'value' || quantity.value !== undefined || quantity.pct !== undefined || quantity.N !== undefined;
}

const stopBehind = new Set([',', ';', '.', '(', ')', '[', ']', ':', 'vs', 'versus', 'whereas', 'while', 'but', 'compared']);

/** What a value is told of that is itself the subject: `80 (40%) patients experienced headache`, `13% died on study`. */
export function namedBehind(frame: Frame, edge: number): Named | undefined {
  let at = edge;
  const { tokens } = frame;
  const skip =
    /^(?:of|the|all|patients?|participants?|subjects?|women|men|children|infants|people|persons|adults|individuals|eyes|who|were|was|in|with|for|on|among|given|receiving|allocated|assigned|to|treated|respectively|evaluable|treated|those|these|group|arm|groups|arms|and|also|cases|,|recipients|both|each|randomi[sz]ed|at|least|one|or|more|a|an|had|but|none|than|compared|versus|vs|child)$/;
  let verbSeen = false;
  while (
    at < tokens.length &&
    (frame.armAt[at] || skip.test(tokens[at]?.lower ?? '') || (patientVerbs.has(tokens[at]?.lower ?? '') && !verbSeen))
  ) {
    if (frame.quantityAt[at] && !frame.armAt[at]) return undefined;
    // `Five of 36 patients (baseline score ≤7) had pain`: what the bracket says of them stands on the way.
    const close = tokens[at + 1]?.lower === '(' ? frame.close.get(at + 1) : undefined;
    if (close !== undefined && !verbSeen && /^(?:patients?|participants?|subjects?|women|men|children)$/.test(tokens[at]?.lower ?? '')) {
      at = close + 1;
      continue;
    }
    if (verbs.has(tokens[at]?.lower ?? '') || /^(?:with|who)$/.test(tokens[at]?.lower ?? '')) verbSeen = true;
    at += 1;
  }
  const indexes: number[] = [];
  for (; at < tokens.length && indexes.length < 14; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (stopBehind.has(lower) || isResult(frame, at)) break;
    if (frame.armAt[at] && indexes.length > 0) break;
    if (/^(?:and|or)$/.test(lower) && frame.quantityAt[at + 1]) break;
    indexes.push(at);
  }
  const phrase = phraseIn(
    frame.text,
    tokens,
    indexes.filter((index) => !frame.armAt[index]),
    frame.armWords,
  );
  return phrase ? { phrases: [phrase], seen: indexes } : undefined;
}
