import type { Endpoint } from '../../model/endpoint.ts';
import type { Document } from './document.ts';
import { endpointKey } from './endpoint-key.ts';
import type { Sentence } from './sentences.ts';
import { aimedAt } from './stated-endpoints/aim.ts';
import { isParticiple } from './stated-endpoints/definition.ts';
import { splitEndpoints } from './stated-endpoints/endpoint-list.ts';
import { type EndpointPhrase, readPhrase } from './stated-endpoints/endpoint-phrase.ts';
import { measuredPhrase } from './stated-endpoints/measured-phrase.ts';
import { type OutcomeMention, outcomeMentions } from './stated-endpoints/outcome-mention.ts';
import { rankOf } from './stated-endpoints/outcome-words.ts';
import { findPopulation } from './stated-endpoints/population.ts';
import { poweredFor } from './stated-endpoints/powered.ts';
import { findStatements } from './stated-endpoints/statement.ts';
import { findTime } from './stated-endpoints/timepoint.ts';
import type { Token } from './token.ts';

type Role = Endpoint['role'];

/** Tokens of one statement that are read; no list of an abstract is longer. */
const longest = 300;

/**
 * What a text says was to be measured, with its rank: `The primary endpoint was overall survival`. In the order of the text; the same
 * endpoint under two names (`PFS`, `progression-free survival`) is one. Results state one where no part before them did.
 */
export function statedEndpoints(document: Document): Endpoint[] {
  const stated = new StatedEndpoints(document);
  const early: Sentence[] = [];
  const late: Sentence[] = [];
  for (const sentence of document.sentences) {
    if (sentence.zone === 'results') late.push(sentence);
    else if (sentence.zone === 'background' && sentence.label !== undefined) early.push(sentence);
    else if (sentence.zone !== 'other' && sentence.zone !== 'conclusions') stated.read(sentence);
  }
  stated.close();
  // A background tells of other studies' outcomes, unless methods stand under its label.
  for (const sentence of [...early, ...late]) stated.read(sentence);
  return stated.endpoints();
}

/** The endpoints of one text while it is read. */
class StatedEndpoints {
  readonly #found: Endpoint[] = [];
  /** Places in `found`, by key: a list may hold thousands. */
  readonly #byKey = new Map<string, number[]>();
  readonly #document: Document;
  /** What was aimed at, which states an endpoint where nothing else does. */
  readonly #aims: { mention: Pick<OutcomeMention, 'roles' | 'plural'>; content: readonly Token[] }[] = [];
  /** Roles that need no statement any more once results begin. */
  #closed: ReadonlySet<Role> | undefined;

  constructor(document: Document) {
    this.#document = document;
  }

  close(): void {
    for (const { mention, content } of this.#aims.splice(0)) {
      if (!this.#found.some(({ role }) => mention.roles.includes(role)))
        this.#add(splitEndpoints(content, mention.plural), mention, content);
    }
    this.#closed = new Set(this.#found.map(({ role }) => role));
  }

  endpoints(): Endpoint[] {
    return this.#found.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0));
  }

  read(sentence: Sentence): void {
    const { tokens } = sentence;
    const mentions = outcomeMentions(tokens);
    const statements = mentions.length === 0 ? [] : findStatements(tokens, mentions);
    for (const { mention, from, to, aside } of statements) {
      if (mention.roles.length === 0 && this.#closed) continue;
      const words = tokens.slice(from, Math.min(to, from + longest));
      const content = mention.aim || words[0]?.lower === 'to' ? aimedAt(words) : words;
      if (content === undefined) continue;
      if (mention.aim) {
        this.#aims.push({ mention, content });
        continue;
      }
      this.#add(splitEndpoints(content, mention.plural), mention, content, tokens.slice(mention.to, aside ?? mention.to));
    }
    if (statements.length > 0 || this.#closed) return;
    const powered = poweredFor(tokens);
    if (powered) this.#aims.push({ mention: { roles: ['primary'], plural: true }, content: tokens.slice(powered.from, powered.to) });
    const role = labelRole(sentence.label);
    const labelled = role !== undefined && (mentions.length === 0 || role === 'unspecified');
    if (!labelled && (mentions.length > 0 || sentence.zone !== 'methods')) return;
    const measured = measuredPhrase(tokens);
    if (measured) {
      const content = tokens.slice(measured.from, measured.to);
      const behind = tokens.slice(Math.max(0, measured.behind - 1));
      this.#add(splitEndpoints(content, true), { roles: role ? [role] : [] }, content, tokens.slice(0, measured.from), behind);
    } else if (labelled && isList(tokens)) this.#add(splitEndpoints(tokens, true), { roles: [role] }, tokens);
  }

  #add(
    items: readonly (readonly Token[])[],
    { roles }: Pick<OutcomeMention, 'roles'>,
    content: readonly Token[],
    aside: readonly Token[] = [],
    behind: readonly Token[] = [],
  ): void {
    const phrases = items.flatMap((item) => {
      const phrase = readPhrase(item, this.#document.text);
      return phrase ? [{ phrase: this.#resolved(phrase), rank: rankInBrackets(item) }] : [];
    });
    // `were X and Y, respectively`: one role an item.
    if (roles.length > 1 && phrases.length !== roles.length && content.at(-1)?.lower !== 'respectively') return;
    const shared =
      sharedTime(
        phrases.map(({ phrase }) => phrase),
        content,
      ) ?? timeOf(aside, this.#document.text);
    const range = findPopulation(behind);
    const population = range && this.#document.text.slice(behind[range.phrase]?.start, behind[range.to - 1]?.end).replace(/[.;]$/u, '');
    const fresh = phrases.map(({ phrase, rank }, index) => ({
      ...(population ? { population } : {}),
      ...(shared === undefined ? {} : { timepoint: shared }),
      ...phrase,
      role: rank ?? roles[Math.min(index, roles.length - 1)] ?? 'unspecified',
    }));
    const primary = new Set(
      fresh.filter(({ role }) => role === 'primary').map(({ name }) => endpointKey(name, this.#document.abbreviations)),
    );
    for (const endpoint of fresh) {
      if (this.#closed?.has(endpoint.role)) continue;
      this.#push({ ...endpoint, ...(primary.size > 1 && endpoint.role === 'primary' ? { co: true } : {}) });
    }
  }

  #push(endpoint: Endpoint): void {
    const key = endpointKey(endpoint.name, this.#document.abbreviations);
    const alike = this.#byKey.get(key) ?? [];
    const same = alike.find((at) => this.#found[at]?.role === endpoint.role || endpoint.role === 'unspecified');
    if (same !== undefined) {
      this.#found[same] = { ...endpoint, ...this.#found[same] };
      return;
    }
    this.#byKey.set(key, [...alike, this.#found.length]);
    this.#found.push(endpoint);
  }

  /** A name that is an abbreviation gets its long form. */
  #resolved(phrase: EndpointPhrase): EndpointPhrase {
    const long = this.#document.abbreviations.get(phrase.name) ?? common[phrase.name];
    return long === undefined ? phrase : { ...phrase, name: long, abbreviation: phrase.name };
  }
}

/** Abbreviations that everybody uses without saying what they mean. */
const common: Readonly<Record<string, string>> = {
  OS: 'overall survival',
  PFS: 'progression-free survival',
  DFS: 'disease-free survival',
  EFS: 'event-free survival',
  RFS: 'relapse-free survival',
  ORR: 'objective response rate',
  TTP: 'time to progression',
  DoR: 'duration of response',
  DOR: 'duration of response',
  MACE: 'major adverse cardiovascular events',
  HRQoL: 'health-related quality of life',
  QoL: 'quality of life',
  QOL: 'quality of life',
};

/** `overall survival (primary), progression-free survival, and safety`: the rank of one item of a list. */
function rankInBrackets(item: readonly Token[]): Role | undefined {
  const at = item.findIndex(({ lower }, index) => lower === '(' && item[index + 2]?.lower === ')' && rankOf(item[index + 1]?.lower ?? ''));
  return at < 0 ? undefined : rankOf(item[at + 1]?.lower ?? '');
}

/** The time that stands behind two outcomes, or behind a list and its comma, is that of them all: `independence and death at 90 days`. */
function sharedTime(phrases: readonly EndpointPhrase[], content: readonly Token[]): string | undefined {
  const last = phrases.at(-1)?.timepoint;
  // Items with numbers (`1, length of stay and 2. quality of life at one year`) have their own.
  const numbered = content[0]?.kind === 'number' || content[0]?.lower === '(';
  if (numbered || last === undefined || phrases.slice(0, -1).some(({ timepoint }) => timepoint !== undefined)) return undefined;
  const comma = content.findLastIndex(({ lower }) => lower === ',');
  const behind = content[comma + 1]?.lower ?? '';
  const tailed = comma > 0 && (behind === 'at' || behind === 'all' || behind === 'both' || isParticiple(behind));
  return phrases.length === 2 || tailed ? last : undefined;
}

function timeOf(tokens: readonly Token[], text: string): string | undefined {
  const range = findTime(tokens);
  return range && text.slice(tokens[range.from]?.start, tokens[range.to - 1]?.end);
}

/** `MAIN OUTCOMES AND MEASURES`, `Primary outcome`, `OUTCOME MEASURES`: the role of what stands under a label. */
function labelRole(label: string | undefined): Role | undefined {
  if (label === undefined || !/outcome|end ?-?point/i.test(label)) return undefined;
  if (/main|primary|principal/i.test(label)) return 'primary';
  return /secondary/i.test(label) ? 'secondary' : 'unspecified';
}

const verbs = new Set('was were is are had have has did will we used performed compared conducted'.split(' '));
/** Words under a label that are a list of outcomes and no sentence. */
const isList = (tokens: readonly Token[]): boolean => tokens.length < 120 && !tokens.some(({ lower }) => verbs.has(lower));
