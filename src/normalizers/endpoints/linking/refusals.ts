import type { Token } from '../token.ts';
import { startOfClause } from './clause-bounds.ts';
import type { Frame } from './frame.ts';
import { isOfArm } from './of-arm.ts';
import type { Series } from './series.ts';

const enrolling =
  /^(?:enrol?led|recruited|randomi[sz]ed|assigned|allocated|screened|included|completed|analy[sz]ed|excluded|eligible|evaluated|evaluable|studied|identified|consented|approached|invited|registered|entered|incluyeron|asignaron|inclus|eingeschlossen|randomisiert|incluídos|randomizados|aleatorizaron|assessed|available|contributed)$/;
const traits =
  /^(?:male|males|female|females|women|men|white|black|hispanic|asian|caucasian|smokers|aged|girls|boys|african|latino|diabetic|hypertensive|mujeres|hombres|varones|mulheres|homens|femmes|hommes|frauen|männer)$/;
const characteristics = /^(?:baseline|demographic|demographics|characteristics)$/;
/** Numbers of an analysis and no outcome: `posterior probability of superiority of 98.7%`, `the coefficient of variation was 34%`. */
const analytic =
  /^(?:posterior|sucra|ranking|coefficient|intracluster|intraclass|heterogeneity|variance|bias|power|certainty|attrition|specificity|cronbach|kappa|margin)$/;
const change = /^(?:chang|decreas|increas|reduc|improve|declin|drop|fell|rose)|^(?:versus|compared|from|than|over|relative|to)$/;

/** Whether a row tells who took part, and no outcome: numbers enrolled, shares of men, ages, baseline values. */
export function tellsOfParticipants(frame: Frame, { from, to, values }: Series): boolean {
  const { tokens } = frame;
  const behind = tokens.slice(to, to + 6);
  if (behind.slice(0, 4).some(({ lower }) => traits.test(lower)) && !behind[0]?.lower.startsWith('of') && !happensIn(tokens, from))
    return true;
  if (tokens.slice(Math.max(0, from - 12), from).some(({ lower }) => analytic.test(lower)) || behind.some(({ lower }) => lower === 'bias'))
    return true;
  const start = startOfClause(frame, from);
  const clause = tokens.slice(start, from);
  if (
    /\b(?:mean|median|average) (?:[([] [\p{L}\p{N}-]+ [)\]] )?(?:\p{L}+ )?age\b|^age \($|\bage (?:was|of|ranged|in years)\b|alter betrug|âge moyen|\bedad\b|\bidade\b|\bâge\b|\balter\b/u.test(
      clause.map(({ lower }) => lower).join(' '),
    )
  )
    return true;
  if (isBaseline(frame, from)) return true;
  // `the preferential use of male mice (66% of studies)`
  if (behind[0]?.lower === 'of' && /^(?:the|all|included)?(?:studies|trials|articles|reports|reviews|papers)$/.test(behind[1]?.lower ?? ''))
    return true;
  // `the median number of prior lines was 4`
  if (
    /\bnumber of prior (?:lines?|therap|regimens?|treatments?)/.test(
      clause
        .slice(-9)
        .map(({ lower }) => lower)
        .join(' '),
    )
  )
    return true;
  const isCounted = values.every(({ value }) => value === undefined);
  if (!isCounted) return false;
  return clause.some(({ lower }, at) => at >= clause.length - 9 && enrolling.test(lower) && !isOfArm(clause, at)) && values.length === 1
    ? !clause.some(({ lower }) => /^(?:of|among)$/.test(lower)) || verbNear(behind)
    : verbNear(behind);
}

/** `back pain improved in 11, 9 and 13 women`: those to whom something happened, not how many women took part. */
const happensIn = (tokens: readonly Token[], from: number): boolean =>
  tokens[from - 1]?.lower === 'in' &&
  /^(?:improved|occurred|resolved|developed|observed|reported|seen|noted|recorded|recurred|found)$/.test(tokens[from - 2]?.lower ?? '');

/** `29 (66%) were enrolled`, `2307 (99%) completed`; not `313 patients (3.4%) allocated to the combination died`, `5 (14%) of 36 evaluable patients`. */
const verbNear = (behind: readonly Token[]): boolean =>
  behind
    .slice(0, 5)
    .some(
      ({ lower }, at) =>
        enrolling.test(lower) &&
        (active.test(lower) ||
          /^(?:were|was|been)$/.test(behind[at - 1]?.lower ?? '') ||
          /^(?:randomly)$/.test(behind[at - 1]?.lower ?? '')),
    );
const active = /^(?:completed|contributed|entered|incluyeron|randomisiert|eingeschlossen|inclus|incluídos|randomizados)$/;

/** `had a history of HF at baseline`, `baseline blood pressure was`: but no change from baseline. */
export function isBaseline({ tokens, open }: Frame, from: number): boolean {
  for (const [index, { lower }] of tokens.entries()) {
    // `Five (14%) of 36 patients (baseline score <=7) had progression`: an aside.
    if (!characteristics.test(lower) || (open[index] !== -1 && open[index] !== open[from])) continue;
    const before = tokens[index - 1]?.lower ?? '';
    // `25.1 ± 2.5 mmHg at baseline, 17.8 …`: said of one value, which is left out.
    if (before === 'at' && index < from && tellsOfOneValue(tokens, index)) continue;
    if (change.test(before) || before === 'from' || tokens[index + 1]?.lower === 'to') return false;
    if (tokens.some((token) => change.test(token.lower) && token.lower !== 'to' && token.lower !== 'from' && token.lower !== 'over'))
      return false;
    return index < from + 25;
  }
  return false;
}

/** `25.1 mmHg at baseline`: a value stands right before, and not `IOP at baseline was`. */
const tellsOfOneValue = (tokens: readonly Token[], index: number): boolean =>
  [2, 3, 4].some((back) => tokens[index - back]?.kind === 'number') &&
  /^[,;)]$|^(?:and|to|but|versus|vs)$/.test(tokens[index + 1]?.lower ?? '');
