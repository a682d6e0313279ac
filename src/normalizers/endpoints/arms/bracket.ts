import type { Token } from '../token.ts';

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** The token that closes the bracket at `open`, before `to`. */
export function bracketAt(tokens: readonly Token[], open: number, to = tokens.length): number | undefined {
  const begin = tokens[open]?.lower ?? '';
  const end = closing[begin];
  let depth = 0;
  for (let index = open; index < Math.min(to, open + 80); index++) {
    const { lower } = tokens[index] as Token;
    if (lower === begin) depth += 1;
    else if (lower === end) {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return undefined;
}

const counted = new Set([
  'n',
  'patients',
  'participants',
  'women',
  'men',
  'children',
  'subjects',
  'eyes',
  'infants',
  'adults',
  'per',
  'cases',
]);

/** What a bracket behind an arm's name says: `(n = 73)`, `(218 patients)`, `(40)`, `(Arm V; n = 432)`, `(ixa-dex)`. */
export function bracketContents(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly count?: number; readonly short?: { readonly from: number; readonly to: number } } {
  let count: number | undefined;
  let short: { from: number; to: number } | undefined;
  for (let part = from; part < to; ) {
    let end = part;
    while (end < to && tokens[end]?.lower !== ';' && tokens[end]?.lower !== ',') end += 1;
    const first = tokens[part];
    const second = tokens[part + 1];
    if (first?.lower === 'n' && second?.lower === '=') count ??= countAt(tokens[part + 2], tokens[part + 3]);
    else if (first?.kind === 'number' && (end === part + 1 || counted.has(second?.lower ?? ''))) count ??= countAt(first, second);
    else if (short === undefined && end > part && end - part <= 4 && isShort(tokens, part, end)) short = { from: part, to: end };
    part = end + 1;
  }
  return { ...(count === undefined ? {} : { count }), ...(short === undefined ? {} : { short }) };
}

function countAt(token: Token | undefined, next: Token | undefined): number | undefined {
  const { value } = token ?? {};
  return value !== undefined && Number.isInteger(value) && value > 0 && next?.lower !== '%' ? value : undefined;
}

const heads = new Set([
  'group',
  'arm',
  'groups',
  'arms',
  'controls',
  'control',
  'intervention',
  'cohort',
  'grupo',
  'gruppe',
  'groupe',
  'experimental',
]);
const word = (token: Token): boolean => token.kind === 'word' || token.lower === '+' || token.lower === '-' || token.lower === '/';

/** `LAP`, `ixa-dex`, `short-course group`, `Arm V`; no dose, no `intravenous`. */
function isShort(tokens: readonly Token[], from: number, to: number): boolean {
  const own = tokens.slice(from, to);
  if (own.some(({ lower }) => heads.has(lower))) return own.every((token) => word(token) || token.kind === 'number');
  const [first] = own;
  if (first?.kind !== 'word' || !own.every(word)) return false;
  return (
    own.length <= 3 &&
    first.end - first.start <= 9 &&
    (own.length > 1
      ? own.some(({ lower }) => lower === '+')
      : first.lower.length <= 12 && !plain.has(first.lower) && !statistics.has(first.lower))
  );
}
const plain = new Set(
  'oral intravenous range mean median iv po sc daily control: bid tid qd weekly day days open-label topical once twice either both all with without iqr sd se'.split(
    ' ',
  ),
);

/** What begins a bracket of numbers, and no name: `group B (HR 0.7, 95% CI 0.5-0.9)`, `arm 1 (median 12 months)`. */
export const statistics = new Set('hr or rr aor ahr arr irr md smd ci p mean median range iqr sd se'.split(' '));
