import type { IdentifierScheme } from '../model/identifier.ts';
import { findArks } from './ark.ts';
import { findArxivIds } from './arxiv.ts';
import { findIsbns, findIssns, findOrcids } from './checked-numbers.ts';
import { findDois } from './doi.ts';
import type { FoundValue } from './found-value.ts';
import { findHandles } from './handle.ts';
import { findPmcids, findPmids } from './pubmed-ids.ts';
import { checkedRor, findRors } from './ror.ts';
import { findTrialIds } from './trial-id.ts';

/**
 * An identifier in running text. `value` is canonical; `raw` is the text from `start` to `end` (exclusive, UTF-16 units), its label or address
 * included. `valid` is false when the scheme has a check digit and it does not fit. Trial registrations name their `registry`.
 */
export interface FoundIdentifier {
  readonly scheme:
    | Extract<IdentifierScheme, 'doi' | 'pmid' | 'pmcid' | 'arxiv' | 'handle' | 'ark' | 'issn' | 'isbn' | 'orcid' | 'ror'>
    | 'trial';
  readonly value: string;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  readonly valid: boolean;
  readonly registry?: string;
}

interface Core extends FoundValue {
  readonly valid?: boolean;
  readonly registry?: string;
}

/** How the identifiers of a scheme are found, and what belongs to them on both sides: labels, the rest of an address, a version. */
interface Grammar {
  readonly scheme: FoundIdentifier['scheme'];
  readonly find: (text: string) => readonly Core[];
  readonly before?: RegExp;
  readonly after?: RegExp;
}

/** The address up to the value; another address before it is another value's (`…/abchttps://doi.org/…`), but a proxy's login belongs to it. */
const address = String.raw`(?:https?:\/\/[^\s<>"]{1,80}[?&]q?url=)?https?:\/\/(?:(?!https?:\/)[^\s<>"'])*`;
const mark = String.raw`[\s.:：=#]{0,4}`;
const endOfAddress = String.raw`(?:\/(?:pdf|full|abstract)?\/?)?(?:[?#][\w=&%.;#+-]{1,200})?`;

/** Most telling first: of two that begin at one place the first stands. */
const grammars: readonly Grammar[] = [
  {
    scheme: 'doi',
    find: findDois,
    before: new RegExp(
      String.raw`(?:${address}|(?:info:|urn:)?(?:doi|digital object identifier)${mark}\/?|(?:www\.|dx\.)*doi\.org\/)$`,
      'i',
    ),
    after:
      /^(?:\s?\[doi\]|\.pdf\b|(?:\/(?:full|fulltext|full-text|abstract|abs|pdf|epdf|pdfdirect|html|meta|summary|references))+(?:[?#][\w=&%.;#+-]{1,200})?)/i,
  },
  {
    scheme: 'pmcid',
    find: findPmcids,
    before: new RegExp(String.raw`(?:${address}|(?:info:)?PMC\s?ID${mark}\/?|PMC free article:\s?)$`, 'i'),
    after: /^(?:\/pdf(?:\/[\w.%-]{1,100})?|\/)?(?:[?#][\w=&%.;#+-]{1,200})?/i,
  },
  {
    scheme: 'pmid',
    find: findPmids,
    before: new RegExp(String.raw`(?:${address}|pubmed[\s:：]{1,3}|info:)$`, 'i'),
    after: new RegExp(`^${endOfAddress}`, 'i'),
  },
  {
    scheme: 'arxiv',
    find: findArxivIds,
    before: new RegExp(String.raw`(?:${address}|(?:www\.|export\.)|arxiv(?:\s(?:e-?)?preprint)?[\s,:：]{1,3})$`, 'i'),
    after: /^(?:\.pdf\b|\s?\[[a-z-]{2,10}(?:\.[A-Za-z-]{2,10})?\])/,
  },
  { scheme: 'ark', find: findArks, before: new RegExp(`(?:${address}|info:)$`, 'i') },
  {
    scheme: 'handle',
    find: findHandles,
    before: new RegExp(String.raw`(?:${address}|hdl\.)$`, 'i'),
    after: /^(?:\/[\w.%-]{1,100}){0,3}(?:[?#][\w=&%.;#+-]{1,200})?/i,
  },
  {
    scheme: 'orcid',
    find: findOrcids,
    before: new RegExp(String.raw`(?:${address}|www\.|orcid(?:\sid)?${mark})$`, 'i'),
    after: /^\/(?!\S)/,
  },
  {
    scheme: 'ror',
    find: (text) => findRors(text).map((found) => ({ ...found, ...checkedRor(found.value) })),
    before: new RegExp(`${address}$`, 'i'),
  },
  { scheme: 'isbn', find: findIsbns },
  { scheme: 'issn', find: findIssns },
  {
    scheme: 'trial',
    find: (text) => findTrialIds(text).map(({ id, ...found }) => ({ ...found, value: id })),
    before: new RegExp(
      String.raw`(?:${address}|(?:(?:trials?|study)\s?(?:registration|registry|identifier|id)|clinicaltrials\.gov|eudract|prospero)(?:\s(?:identifier|number|no|id|registration))*${mark})$`,
      'i',
    ),
  },
];

/** No label or address before a value is longer. */
const longestBefore = 200;

/**
 * The identifiers of a running text in their order, none overlapping another: DOIs, PMIDs, PMCIDs, arXiv ids, handles, ARKs, ISSNs, ISBNs, ORCID
 * iDs, ROR ids and trial registrations. What a number alone cannot prove (PMIDs, bare handles, ISSNs like ranges of pages) needs its label.
 */
export function findIdentifiers(text: string): FoundIdentifier[] {
  const cores = grammars
    .flatMap((grammar, rank) => grammar.find(text).map((core) => ({ grammar, rank, core })))
    .sort((a, b) => a.core.start - b.core.start || a.rank - b.rank || b.core.end - a.core.end);
  const kept: typeof cores = [];
  for (const each of cores) if (each.core.start >= (kept.at(-1)?.core.end ?? 0)) kept.push(each);
  let free = 0;
  return kept.map(({ grammar, core }, at) => {
    const next = kept[at + 1]?.core.start ?? text.length;
    const start = core.start - lengthOf(grammar.before, text.slice(Math.max(free, core.start - longestBefore), core.start));
    const end = core.end + lengthOf(grammar.after, text.slice(core.end, Math.min(next, core.end + longestBefore)));
    free = end;
    const { value, valid = true, registry } = core;
    return {
      scheme: grammar.scheme,
      value,
      raw: text.slice(start, end),
      start,
      end,
      valid,
      ...(registry === undefined ? {} : { registry }),
    };
  });
}

const lengthOf = (pattern: RegExp | undefined, text: string): number => pattern?.exec(text)?.[0].length ?? 0;
