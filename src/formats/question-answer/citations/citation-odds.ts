import { isFunctionWord, isOrderedNoun, numberedPhrases, numberPull, pluralPull, tellsWhich } from './number-nouns.ts';

/** How a page writes its citation numbers: `text 1`, `text [1]`, `text (1)`, `text¹`. */
export type CitationStyle = 'bare' | 'bracketed' | 'parenthesized' | 'raised';

/** What is known of the page when a number is weighed. */
export interface CitationFacts {
  /** The numbers that the reference list prints; empty where it prints none. */
  readonly labels: ReadonlySet<string>;
  /** The numbers that are citations beyond doubt somewhere on the page. */
  readonly seen: ReadonlySet<string>;
  /** How the page writes most of them: ` 1`, `[1]`, `(1)` or `¹`. */
  readonly style: CitationStyle;
}

/** Abbreviations whose point ends no sentence: `vs. 2`, `approx. 5`, `No. 3`. */
const abbreviation = /(?:^|[\s(])(?:vs|no|nos|approx|ca|fig|vol|p|pp|e\.g|i\.e|max|min|ref|refs|eq|sec|ch|dr|st)\.$/i;

/** The weight of what stands right before the number when that is no word, tried in order. `verify: 2` cites, `Score: 2` is settled by its word. */
const settings: readonly (readonly [RegExp, number])[] = [
  [/[.!?…]["”’)\]*]{0,3}$/u, 3],
  [/[)\]"”’%‰²³]$/u, 2],
  [/\d:$/, -4],
  [/(?:[<>=≤≥±~×+/($€£#&—–-]|\s[x×])$/u, -4],
  [/[,;]$/, 0.5],
  [/(?:^|[\s<>≤≥~=(–-])\d[\d.,]*$/u, 1.5],
];

const wordBefore = /(?:^|[\s("“[/])([\p{L}\p{N}][\p{L}\p{N}'’/.-]{0,40}|[<>=≤≥±~≈×+&—–-])\s?(:?)$/u;

/**
 * How much speaks for a bare number (or group of them) being a citation: above zero it is taken for one, and within half a point of
 * zero it is worth a look. `before` is the text up to the group; only its last words are looked at.
 */
export function citationOdds(before: string, group: string, numbers: readonly string[], facts: CitationFacts | undefined): number {
  const near = before.slice(-90).trimEnd();
  const isRange = /[–—‑-]/.test(group);
  const form = numbers.length > 1 ? (isRange ? -0.5 : 0.5) : 0;
  return settingOdds(near, numbers.length, isRange) + form + pageOdds(numbers, facts);
}

function settingOdds(near: string, count: number, isRange: boolean): number {
  if (near === '') return -4;
  if (!abbreviation.test(near)) {
    for (const [pattern, odds] of settings) if (pattern.test(near)) return odds;
  }
  const word = wordBefore.exec(near.replace(/\.$/, ''));
  if (!word?.[1]) return 0;
  // «level of evidence A 1», «influenza A 2»: a capital is no article.
  const last = /^\p{Lu}$/u.test(word[1]) ? `${word[1].toLowerCase()}-` : word[1].toLowerCase();
  const rest = near.slice(0, near.replace(/\.$/, '').length - word[0].length).trimEnd();
  const previous =
    /(\S{1,40})$/
      .exec(rest)?.[1]
      ?.toLowerCase()
      .replace(/^[("“[]+/, '') ?? '';
  const pull = pullOf(last, previous, count);
  return 1.5 - pull - (isRange && pull > 0 ? 1.5 : 0);
}

/** How strongly the last word claims the number for itself, told by the word before it. */
function pullOf(last: string, previous: string, count: number): number {
  if (numberedPhrases.has(`${previous} ${last.replace(/-$/, '')}`)) return 4;
  const told = tellsWhich.has(previous) || /\d/.test(previous);
  const plural = pluralPull.get(last);
  if (plural !== undefined && !numberPull.has(last)) return told || count === 1 ? 0 : plural;
  const pull = numberPull.get(last) ?? 0;
  if (isFunctionWord(last)) return pull;
  // «target INR 2-3»: a name that ends in a number keeps it, whatever stands before.
  if (told && pull > 1.5) return 0;
  if (!isOrderedNoun(last)) return pull;
  return previous === '' || isFunctionWord(previous) ? pull : 1;
}

function pageOdds(numbers: readonly string[], facts: CitationFacts | undefined): number {
  const highest = Math.max(...numbers.map(Number));
  if (!facts) return highest > 30 ? -1 : 0;
  return knownOdds(numbers, highest, facts) - (facts.style === 'bracketed' || facts.style === 'raised' ? 3 : 0);
}

function knownOdds(numbers: readonly string[], highest: number, facts: CitationFacts): number {
  if (facts.labels.size > 0) {
    if (numbers.every((number) => facts.labels.has(number))) return 1;
    return highest > largest(facts.labels) + 10 ? -2 : -1;
  }
  if (facts.seen.size === 0) return -1;
  if (numbers.every((number) => facts.seen.has(number))) return 1;
  const beyond = highest - largest(facts.seen);
  return beyond <= 1 ? 0.5 : beyond > 3 ? -1.5 : 0;
}

const largest = (numbers: ReadonlySet<string>): number => [...numbers].reduce((most, number) => Math.max(most, Number(number)), 0);
