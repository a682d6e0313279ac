import type { Sentence } from '../sentences.ts';
import type { Token } from '../token.ts';

/** The words before `group`, `arm`, `recipients`: `in the sodium bicarbonate group`, `vitamin D recipients`. */
export interface GroupPhrase {
  readonly from: number;
  /** Behind the name, before the head. */
  readonly to: number;
  /** `-treated`, `group`. */
  readonly head: string;
  /** The head stands behind a later item: `the A, B, and C groups`. */
  readonly listed?: true;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const heads = set(
  'group groups arm arms recipients recipient users patients participants eyes sites controls subjects group; grupo grupos groupe groupes gruppe gruppen',
);
/** `grupo control`, `groupe placebo`, `Gruppe A`: the head stands first. */
const headFirst = set('grupo groupe gruppe');
const romance = set('de del du d de-la');
const ending = set(
  'y e o et ou und oder fue fueron foi foram était étaient war waren con com avec mit que qui se em à tuvo tuvieron presentó presentaron',
);
const stops = set(
  'the a an in of to for with and or from by on at than between among versus vs v was were is are had has per both each all either two three four five one other whole entire no these those its their this that as, which who while whereas but compared as within across into receiving received given assigned allocated randomized randomised treated more fewer most less only also being respective same opposite respectively study after before during when where not group groups arm arms median mean n patients del la el los las le les der die das im den dem em na du des',
);
const nothing = set(
  'treatment treatments study age patient other second first third comparison comparator trial risk sub parallel dose subject several total different respective all both each test intention-to-treat per-protocol safety population analysis eligible evaluable randomized randomised enrolled overall pooled matched consecutive adult elderly diabetic female male healthy treated untreated surviving remaining affected young older japanese chinese asian white black hospitalized new many few some most years old additional between-group equal studied switching retrospective prospective historical separate independent related parallel-group research work focus task age-matched large small high-risk low-risk same-sex birth ethnic racial diagnostic functional larger smaller',
);

const nameable = ({ kind, lower }: Token): boolean => kind === 'word' || lower === '+' || lower === '-' || lower === '/';

const read = new WeakMap<Sentence, readonly GroupPhrase[]>();

/** The group phrases of a sentence; in lists (`the A, B, and C groups`) each is one. A sentence is read once, though several ask. */
export function groupPhrasesOf(sentence: Sentence): readonly GroupPhrase[] {
  const known = read.get(sentence);
  if (known) return known;
  const found = findGroupPhrases(sentence.tokens);
  read.set(sentence, found);
  return found;
}

function findGroupPhrases(tokens: readonly Token[]): GroupPhrase[] {
  const found: GroupPhrase[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const { lower, kind } = tokens[index] as Token;
    if (kind !== 'word') continue;
    if (headFirst.has(lower)) {
      // `grupo de hierro intravenoso`, `groupe témoin`
      const from = romance.has(tokens[index + 1]?.lower ?? '') ? index + 2 : index + 1;
      let to = from;
      while (
        to < tokens.length &&
        to - from < 3 &&
        tokens[to]?.kind === 'word' &&
        !stops.has(tokens[to]?.lower ?? '') &&
        !ending.has(tokens[to]?.lower ?? '')
      )
        to += 1;
      if (to > from) found.push({ from, to, head: 'group' });
      continue;
    }
    if (lower.endsWith('-treated')) found.push({ from: Math.max(begins(tokens, index), index - 3), to: index + 1, head: 'treated' });
    if (!heads.has(lower)) continue;
    const head =
      lower.startsWith('patient') || lower === 'participants' || lower === 'subjects' || lower === 'eyes' || lower === 'sites'
        ? 'people'
        : 'group';
    const from = begins(tokens, index);
    if (from === index) continue;
    found.push({ from, to: index, head });
    // `the rolaprant, ondansetron, and saline groups`: back over the list.
    if (lower.endsWith('s') && head === 'group') back(tokens, from, found, head);
  }
  return found;
}

/** Where the name before `head` begins. */
function begins(tokens: readonly Token[], head: number): number {
  let from = head;
  while (from > 0 && head - from < 5) {
    const before = tokens[from - 1] as Token;
    if (!nameable(before) || stops.has(before.lower)) break;
    from -= 1;
  }
  return from;
}

function back(tokens: readonly Token[], from: number, found: GroupPhrase[], head: string): void {
  let end = from;
  for (let items = 0; items < 6; items++) {
    let joint = end - 1;
    if (tokens[joint]?.lower === 'the') joint -= 1;
    if (!['and', 'or', 'versus', 'vs', ','].includes(tokens[joint]?.lower ?? '')) return;
    while (joint > 0 && ['and', 'or', ','].includes(tokens[joint - 1]?.lower ?? '')) joint -= 1;
    const start = begins(tokens, joint);
    if (start === joint) return;
    found.push({ from: start, to: joint, head, listed: true });
    end = start;
  }
}

/** Whether the words can name an arm at all. */
export function namesArm(tokens: readonly Token[], { from, to, head }: GroupPhrase): boolean {
  const [first] = tokens.slice(from, to);
  if (first === undefined) return false;
  if (to - from === 1 && nothing.has(first.lower)) return false;
  return head !== 'people' || !nothing.has(first.lower);
}
