import type { Section, Zone } from './sections.ts';
import type { Token } from './token.ts';

interface Part {
  readonly section: Section;
  readonly tokens: readonly Token[];
}

const has = (tokens: readonly Token[], words: ReadonlySet<string>): boolean => tokens.some(({ lower }) => words.has(lower));

const tests = new Set(['p', '95%', 'ci', 'vs', 'versus', 'respectively', 'hr', 'or', 'rr', '±']);
const reporting = new Set(
  'was were had occurred experienced reported received showed demonstrated improved reduced increased decreased died achieved observed found developed differed did resulted remained median mean'.split(
    ' ',
  ),
);
const aims = new Set(
  'aimed aim objective purpose sought hypothesized hypothesised investigate evaluate assess determine examine'.split(' '),
);
const assignment = new Set(
  'randomized randomised randomly assigned allocated enrolled recruited eligible stratified blinded double-blind designed administered underwent measured evaluated assessed defined conducted'.split(
    ' ',
  ),
);
const concluding =
  /^(?:in (?:conclusion|summary)|we conclude|our (?:findings|results|data)|these (?:findings|results|data)|this (?:study|trial) (?:shows|suggests|demonstrates|provides|supports)|overall, (?:these|our)|thus|therefore|taken together|in patients with .{0,200}\bis\b)/u;
const numeric = ({ kind, spelled }: Token): boolean => kind === 'number' && !spelled;

/** `P = .03`, `95% CI`, `12.3 vs 9.8`, `43 (22%)`: numbers as results have them. */
function reportsNumbers(tokens: readonly Token[]): boolean {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const [before, next] = [tokens[index - 1], tokens[index + 1]];
    if (token.lower === 'p' && (next?.lower === '=' || next?.lower === '<' || next?.lower === '>')) return true;
    if ((token.lower === 'ci' || token.lower === 'confidence') && before && (before.lower === '%' || numeric(before))) return true;
    if (token.lower === '±') return true;
    if ((token.lower === 'vs' || token.lower === 'versus') && before && (numeric(before) || before.lower === '%')) return true;
    if (token.lower === '%' && before && numeric(before) && (tokens[index - 2]?.lower === '(' || tokens[index - 2]?.lower === '['))
      return true;
  }
  return false;
}

/** What each sentence is for: its label says so, or, where labels are missing or say two things, what it tells. */
export function zonesOf(parts: readonly Part[]): Zone[] {
  let free: Zone = 'background';
  let section: Section | undefined;
  return parts.map(({ section: own, tokens }, index) => {
    if (own.zone !== 'unlabelled' && own.zone !== 'mixed') return own.zone;
    if (section !== own) free = own.zone === 'mixed' ? 'methods' : 'background';
    section = own;
    const last = parts[index + 1] === undefined || parts[index + 1]?.section !== own;
    free = step(free, tokens, last);
    // Two or three sentences that somebody pasted are what they report, whatever they begin with.
    if (free === 'background' && parts.length < 4 && reportsNumbers(tokens) && has(tokens, reporting)) free = 'results';
    return free;
  });
}

/** One sentence on in a text without labels: background, methods, results, conclusions, in this order. */
function step(before: Zone, tokens: readonly Token[], last: boolean): Zone {
  const words = tokens.slice(0, 40).map(({ lower }) => lower);
  const opening = words.join(' ');
  const reports = reportsNumbers(tokens);
  if (concluding.test(opening) && (before === 'results' || before === 'conclusions') && !has(tokens, new Set(['p']))) return 'conclusions';
  if (before === 'conclusions') return reports ? 'results' : 'conclusions';
  if (before === 'results') return last && !tokens.some(numeric) ? 'conclusions' : 'results';
  if (has(tokens, aims) && !reports) return 'methods';
  const methodical = has(tokens, assignment);
  const tested = reports || (has(tokens, tests) && tokens.some(numeric));
  if (before === 'methods') {
    if (tested && has(tokens, reporting)) return 'results';
    return tokens.some(numeric) && !methodical && opensResults(opening) ? 'results' : 'methods';
  }
  if (methodical) return 'methods';
  return reports &&
    has(tokens, reporting) &&
    /^(?:of|among|a total|median|mean|after|at|in|the|there|overall)\b/.test(opening) &&
    /\b(?:patients|participants|group|arm|women|men|children)\b/.test(opening)
    ? 'results'
    : 'background';
}

const opensResults = (opening: string): boolean =>
  /^(?:of|among|a total|overall|median|mean|the median|the mean|after a|at a|results|we found|there (?:was|were))\b/.test(opening);
