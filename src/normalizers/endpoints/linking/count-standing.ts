import { breaksDownAt, countsAgain, countsAt } from '../quantities/counted.ts';
import type { Frame } from './frame.ts';
import { isOfArm } from './of-arm.ts';
import type { Series } from './series.ts';

/** Verbs that tell what happened to those who are counted. */
const outcome =
  /^(?:occur|develop|report|experienc|died$|dying$|die$|had$|has$|have$|having$|discontinu|stopp|observ|seen$|found$|detect|record|respon|recover|relaps|requir|need|achiev|reach|improv|fail|suffer|show|present|confirm|diagnos|progress|recur|surviv|convert|escalat|ruptur|heal|met$|noted$|identified$|fell$|conceiv|resolv|complain|exhibit|sustain|transfer|withdrew$|ocurri|ocorr|hubo$|houve$|tuvieron|presentar|murieron|morreram|traten$|trat$|aufgetreten|hatten$|starben$|erlitten|survenu|présent|décéd|eu$|rare$|rescued?$|crossed$|visited|tested$)/;
/** Verbs of what was done with those who took part: their numbers are no outcomes. */
const flow =
  /^(?:enrol|recruit|randomi|assign|allocat|screen|include|complet|analy[sz]e|exclu|eligible|evaluat|studied|consent|approach|invit|regist|withdr|lost$|dropped$|attrition|available|contributed|underwent|received|started|entered|assessed|published|incluy|inclus|eingeschlossen|retir|divided|matched|comprised)/;

/**
 * Whether a row of bare counts tells an outcome (`Two patients in the drug group died`, `402 hospitalizations occurred with A and 516 with B`): something that happens must be told
 * beside them, and nothing of who was enrolled.
 */
export function countsStand(frame: Frame, { values, from, to }: Series): boolean {
  const { tokens } = frame;
  if (values.some((value) => breaksDownAt(tokens, value.from))) return true;
  if (tokens[to]?.lower === 'of' && tokens[to + 1]?.lower === 'whom') return true;
  const kind = values.map((value) => countsAt(tokens, value.from)).find((found) => found !== undefined);
  if (kind === undefined && !values.some((value) => countsAgain(tokens, value.from) || value.n === 0)) return false;
  // `including seizures in one and three infants`: those of several arms who had something.
  let told = values.length > 1 && (kind === 'events' || /^(?:in|by)$/.test(tokens[from - 1]?.lower ?? ''));
  for (const step of [-1, 1]) {
    const start = step < 0 ? from - 1 : to;
    for (let at = start; at >= 0 && at < tokens.length && Math.abs(at - start) < 18; at += step) {
      const word = tokens[at]?.lower ?? '';
      if (word === ';' || word === '.' || word === ':') break;
      if (flow.test(word) && !frame.armAt[at] && !isOfArm(tokens, at)) return false;
      if (outcome.test(word)) told = true;
      if (kind === 'events' && /^(?:were|was|with|there|including)$/.test(word)) told = true;
    }
  }
  return told;
}
