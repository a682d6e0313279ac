import type { Endpoint } from '../../../model/endpoint.ts';
import { endpointKey } from '../endpoint-key.ts';
import type { Token } from '../token.ts';
import { NameIndex } from './name-index.ts';
import type { Phrase } from './noun-phrase.ts';

/** `the primary end point`, `the co-primary outcome`, `secondary endpoints`: a word for what was defined elsewhere. */
const reference =
  /\b(?:the |this |our |its )?(co-?primary|primary|main|principal|secondary|composite)(?: \p{L}+){0,2} (?:end ?-?points?|outcomes?|events?|variable|criterion|indicator|measures?)(?: measures?| events?)?\b/iu;
const spanish =
  /\b(?:variable|objetivo|desfecho|critère|endpunkt|zielkriterium)\b.*\b(?:principal|primari[oa]|primário|primäre[rsn]?)\b|\bprimär\p{L}* (?:endpunkt|zielkriterium|zielgröße)/iu;

const eitherOf = / or /i;
/** Words that make another outcome of the one whose name they follow: `CGI-I response` is not the CGI-I, nor time to it. */
const other = new Set('response responder remission relapse time duration onset free discontinuation'.split(' '));

const dying = new Set(['death', 'died', 'dead', 'mortality']);
/** Words that leave death the death of all: `death from any cause`, `all-cause mortality`, `overall mortality`. */
const ofAnyCause = new Set(['all', 'any', 'cause', 'overall', 'total']);

/** Whether the words of a name say that somebody died, and not when, where or of what. */
const isDeath = (words: readonly string[]): boolean =>
  words.some((word) => dying.has(word)) && words.every((word) => dying.has(word) || ofAnyCause.has(word));

/** The endpoints of a text: those stated, and those that only results name. One outcome under two names is one. */
export class EndpointBook {
  readonly #endpoints: Endpoint[] = [];
  readonly #byKey = new Map<string, Endpoint>();
  readonly #byName = new Map<string, Endpoint>();
  readonly #byRole = new Map<Endpoint['role'], Endpoint[]>();
  /** Those that were stated, and all. */
  readonly #stated = new NameIndex();
  readonly #names = new NameIndex();
  /** The first that is called a composite, and the first that is death of any cause: those stated stand before those that results name. */
  #composite: Endpoint | undefined;
  #death: Endpoint | undefined;
  readonly #abbreviations: ReadonlyMap<string, string>;

  constructor(stated: readonly Endpoint[], abbreviations: ReadonlyMap<string, string>) {
    this.#abbreviations = abbreviations;
    for (const endpoint of stated) this.#add(endpoint);
  }

  get all(): readonly Endpoint[] {
    return this.#endpoints;
  }

  #keyOf(name: string): string {
    return endpointKey(name, this.#abbreviations);
  }

  #add(endpoint: Endpoint): Endpoint {
    const numbered = { ...endpoint, id: `E${this.#endpoints.length + 1}` };
    this.#endpoints.push(numbered);
    this.#index(numbered);
    for (const name of [endpoint.name, endpoint.abbreviation]) {
      if (name === undefined) continue;
      // The short form of a part (MI, of a composite with myocardial infarction) is no name of the whole.
      const long = name === endpoint.abbreviation ? this.#abbreviations.get(name) : undefined;
      if (long !== undefined && this.#keyOf(long) !== this.#keyOf(endpoint.name)) continue;
      const key = this.#keyOf(name);
      if (!this.#byKey.has(key)) this.#byKey.set(key, numbered);
    }
    return numbered;
  }

  #index(endpoint: Endpoint): void {
    const { name, role } = endpoint;
    const key = this.#keyOf(name);
    const words = key.split(' ');
    if (!this.#byName.has(name)) this.#byName.set(name, endpoint);
    this.#names.add(endpoint, words);
    if (/composite/i.test(name)) this.#composite ??= endpoint;
    if (isDeath(words)) this.#death ??= endpoint;
    if (role === 'result_only') return;
    this.#stated.add(endpoint, words);
    const alike = this.#byRole.get(role);
    if (alike) alike.push(endpoint);
    else this.#byRole.set(role, [endpoint]);
  }

  /** The endpoint that is called this, letter for letter. */
  named(name: string): Endpoint | undefined {
    return this.#byName.get(name);
  }

  /** Whether an endpoint of this name was met before. */
  knows(name: string): boolean {
    return this.#byKey.has(this.#keyOf(name));
  }

  /** The endpoint that a phrase of a result names; a new one where it was not stated. */
  resolve(phrase: Phrase, tokens: readonly Token[]): Endpoint {
    const { name } = phrase;
    const key = this.#keyOf(name);
    const known =
      this.#byKey.get(key) ?? this.#referred(name) ?? this.#within(name) ?? this.#dying(key) ?? this.#shortened(key, eitherOf.test(name));
    if (known) return known;
    const long = this.#abbreviations.get(name);
    return this.#add({
      name: long ?? name,
      ...(long === undefined ? {} : { abbreviation: name }),
      role: 'result_only',
      start: tokens[phrase.from]?.start ?? 0,
      end: tokens[phrase.to - 1]?.end ?? 0,
    });
  }

  /** `the primary end point` where one was stated. */
  #referred(name: string): Endpoint | undefined {
    const word = reference.exec(name)?.[1]?.toLowerCase() ?? (spanish.test(name) ? 'primary' : undefined);
    if (word === undefined) return undefined;
    const role = word === 'secondary' ? 'secondary' : 'primary';
    const own = this.#byRole.get(role) ?? [];
    if (word === 'composite') return this.#composite ?? (own.length === 1 ? own[0] : undefined);
    return own.length === 1 || role === 'primary' ? own[0] : undefined;
  }

  /** A stated endpoint whose whole name stands inside what a result names: `Superior PFS benefit`. */
  #within(name: string): Endpoint | undefined {
    const own = new Set(this.#keyOf(name).split(' '));
    const either = eitherOf.test(name);
    let best: Endpoint | undefined;
    let longest = 0;
    for (const { endpoint, words } of this.#stated.within(own)) {
      if (words.length <= longest || words.length * 2 < own.size || (either && !eitherOf.test(endpoint.name))) continue;
      if ([...own].some((word) => other.has(word) && !words.includes(word))) continue;
      best = endpoint;
      longest = words.length;
    }
    return best;
  }

  /** `Leakage` where anastomotic leakage was to be measured, and nothing else of that name: no part of a composite. */
  #shortened(key: string, either: boolean): Endpoint | undefined {
    const own = this.#stated.beyond(key.split(' ')).filter(({ endpoint: { name } }) => {
      if (!either && /composite|\bor\b|\band\b|,/i.test(name.replace(/\([^()]*\)/g, ''))) return false;
      // That something happened is another outcome than when.
      return !/^(?:time|duration|length)\b/i.test(name);
    });
    return own.length === 1 ? own[0]?.endpoint : undefined;
  }

  /** The endpoint that a stretch of text names in full, the longest of several: `the secondary outcome of pain at rest was …`. */
  mentioned(stretch: string): Endpoint | undefined {
    const words = new Set(this.#keyOf(stretch).split(' '));
    let best: Endpoint | undefined;
    let longest = 0;
    for (const { endpoint, words: own } of this.#names.within(words)) {
      if (own.length <= longest) continue;
      best = endpoint;
      longest = own.length;
    }
    return best;
  }

  /** `deaths`, `died` and `mortality` are one outcome, by the name it was stated with or first told; survival is another. */
  #dying(key: string): Endpoint | undefined {
    return isDeath(key.split(' ')) ? this.#death : undefined;
  }
}
