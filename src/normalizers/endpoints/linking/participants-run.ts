import type { Quantity } from '../quantities/quantity.ts';
import type { Token } from '../token.ts';

const telling = /^(?:had|received|underwent|was|were|mean|median)$/;
/** Words of what happened, by which the outcomes have begun. */
const happening =
  /^(?:surviv|respon|toxicit|rate|rates|adverse|died|death|follow-up|develop|occur|experienc|achiev|improv|reduc|increas|decreas|chang|week|months?|complet|discontinu|withdr|recur|relaps|progress|after|event|success|pain$|time$|with$|stay$|length$|duration$|loss$|los$|hospitali)/;

/** Whether a sentence tells the age of those who took part: what follows may be more of what they were like. */
export const tellsAge = (tokens: readonly Token[]): boolean =>
  tokens.some(({ lower }, at) => lower === 'age' && /^(?:mean|median|average)$/.test(tokens[at - 1]?.lower ?? ''));

/**
 * Whether a sentence right behind one of ages goes on with what those who took part were like (`Sixty-five (94%) had stage II disease.`, `Mean HbA1c was 7.8% (SD 0.8).`): single values
 * of no arm, without intervals and tests, and no word of what happened.
 */
export const goesOnWithParticipants = (tokens: readonly Token[], quantities: readonly Quantity[], namesArm: boolean): boolean =>
  !namesArm &&
  quantities.every((quantity) => quantity.kind === 'value' && quantity.ci === undefined) &&
  tokens.some(({ lower }) => telling.test(lower)) &&
  !tokens.some(({ lower }) => happening.test(lower));
