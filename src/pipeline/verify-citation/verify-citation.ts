import { citationLine } from '../../export/citation-line.ts';
import type { FetchedPage, FetchTools } from '../../fetchers/fetcher.ts';
import { Misconfigured } from '../../model/errors.ts';
import { type Finding, makeFinding } from '../../model/finding.ts';
import { type Identifier, publicationSchemes } from '../../model/identifier.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Store } from '../../store/store.ts';
import { formatNamed, readRecords } from '../read.ts';
import type { LookupService } from '../repair/lookup-services.ts';
import { citedWork } from './cited-work.ts';
import { citedInLibrary } from './in-library.ts';
import { type CitationVerdict, judgeCitation } from './judge-citation.ts';

/** Who is asked about citations: the library, where there is one, then the services in their order. */
export interface Verifying {
  readonly store?: Pick<Store, 'neighbours' | 'search' | 'work'>;
  readonly services: readonly LookupService[];
  /** What services are asked with: absent where there are none to ask. */
  readonly tools?: FetchTools;
  /** Told once of each service that could not be asked; it is not asked again. */
  readonly failed: (service: string, error: unknown) => void;
}

/** What was found, by whom, and what is to be said of it. */
interface Candidate {
  readonly record: BibliographicRecord;
  readonly from: string;
  readonly verdict: CitationVerdict;
}

/** Checks citations: gives each back with what came of it. */
export type CitationVerifier = (record: BibliographicRecord) => Promise<BibliographicRecord>;

/** Alternatives named in a finding. */
const alternativesAtMost = 3;

/**
 * A citation is looked up in the library (by its identifiers, then by title, author and year), then in each service. The first publication that agrees with all that the citation says gives it its
 * identifiers, and a finding `citation-verified` says who said so and what agreed. What only comes close is named in `citation-contradicted` and gives nothing. Nothing that
 * stands in the citation is changed.
 */
export function citationVerifier({ store, services, tools, failed }: Verifying): CitationVerifier {
  const down = new Set<string>();
  return async (cited) => {
    if (isEmpty(cited)) return withFinding(cited, makeFinding('citation-unverified', 'The citation says too little to be looked up.'));
    const seen: Candidate[] = [];
    const asked: string[] = [];
    for (const { from, found } of places(cited, { ...(store ? { store } : {}), services, ...(tools ? { tools } : {}) })) {
      if (down.has(from)) continue;
      try {
        const agreeing: Candidate[] = [];
        for await (const record of found) {
          const candidate = { record, from, verdict: judgeCitation(cited, record) };
          seen.push(candidate);
          if (candidate.verdict.outcome === 'agrees') agreeing.push(candidate);
        }
        asked.push(from);
        // Its identifier is another publication's: with those of the right one beside it, the two would become one.
        if (seen.some(({ verdict }) => verdict.named && verdict.outcome === 'contradicts')) break;
        const best = onlyBest(agreeing);
        if (best) return verified(cited, best);
        if (agreeing.length > 0) return withFinding(cited, ambiguous(agreeing));
      } catch (error) {
        tools?.signal?.throwIfAborted();
        if (error instanceof Misconfigured) throw error;
        down.add(from);
        failed(from, error);
      }
    }
    return withFinding(cited, unverified(seen, asked, [...down]));
  };
}

const isEmpty = ({ title, identifiers, container, contributors }: BibliographicRecord): boolean =>
  title === undefined && identifiers === undefined && (container?.volume === undefined || contributors === undefined);

function* places(
  cited: BibliographicRecord,
  { store, services, tools }: Omit<Verifying, 'failed'>,
): Generator<{ from: string; found: AsyncIterable<BibliographicRecord> }> {
  if (store) yield { from: 'library', found: citedInLibrary(store, cited) };
  if (tools) for (const service of services) yield { from: service.id, found: citedAt(service, cited, tools) };
}

/** What a service knows by the citation's identifiers, and what it finds by its words when those lead nowhere. */
async function* citedAt(service: LookupService, cited: BibliographicRecord, tools: FetchTools): AsyncGenerator<BibliographicRecord> {
  const identifiers = (cited.identifiers ?? []).filter(({ scheme }) => service.schemes.includes(scheme));
  let agreed = false;
  if (identifiers.length > 0) {
    for await (const record of recordsOf(service.lookup(service.config, identifiers, tools))) {
      agreed ||= judgeCitation(cited, record).outcome === 'agrees';
      yield record;
    }
  }
  if (agreed || !service.search) return;
  for await (const page of service.search(service.config, citedWork(cited), tools)) {
    for await (const record of recordsOf([page])) {
      agreed ||= judgeCitation(cited, record).outcome === 'agrees';
      yield record;
    }
    // Each page is another way of asking: the next is for when this one led nowhere.
    if (agreed) return;
  }
}

async function* recordsOf(pages: AsyncIterable<FetchedPage> | Iterable<FetchedPage>): AsyncGenerator<BibliographicRecord> {
  for await (const { payload, format } of pages) {
    for await (const record of readRecords(formatNamed(format), [payload.bytes], format, { url: payload.url }))
      if (!record.deleted) yield record;
  }
}

/** The one of which most agrees; undefined when two publications agree alike. */
function onlyBest(agreeing: readonly Candidate[]): Candidate | undefined {
  const most = Math.max(...agreeing.map(({ verdict }) => verdict.agreeing));
  const best = agreeing.filter(({ verdict }) => verdict.agreeing === most);
  const [first] = best;
  return first && best.every(({ record }) => nameOf(record) === nameOf(first.record)) ? first : undefined;
}

const naming: ReadonlySet<string> = new Set(publicationSchemes);
const namesOf = ({ identifiers = [] }: BibliographicRecord): readonly Identifier[] =>
  identifiers.filter(({ scheme }) => naming.has(scheme));
const written = ({ scheme, value }: Identifier): string => `${scheme}:${value}`;
const nameOf = (record: BibliographicRecord): string => namesOf(record).map(written).sort().join(' ') || record.sourceId;

function verified(cited: BibliographicRecord, { record, from, verdict }: Candidate): BibliographicRecord {
  const before = cited.identifiers ?? [];
  const known = new Set(before.map(written));
  const gained = namesOf(record).filter((each) => !known.has(written(each)));
  const identifiers = [...before, ...gained];
  const gains = gained.length > 0 ? ` ${gained.map(written).join(', ')} ${gained.length > 1 ? 'are' : 'is'} from there.` : '';
  const finding = makeFinding('citation-verified', `${where(from, record)} has it: ${verdict.reasons.join(', ')}.${gains}`, {
    path: gained.length > 0 ? `identifiers[${before.length}]` : undefined,
    raw: citationLine(record),
  });
  return withFinding(identifiers.length > 0 ? { ...cited, identifiers } : cited, finding);
}

const where = (from: string, { sourceId }: BibliographicRecord): string => (from === 'library' ? `the library (${sourceId})` : from);

const ambiguous = (agreeing: readonly Candidate[]): Finding =>
  makeFinding('citation-unverified', `Several publications agree alike with what the citation says (${agreeing[0]?.from}).`, {
    alternatives: named(agreeing),
  });

function unverified(seen: readonly Candidate[], asked: readonly string[], down: readonly string[]): Finding {
  const close = seen
    .filter(({ verdict }) => verdict.outcome === 'contradicts' || verdict.outcome === 'unsure')
    .sort((a, b) => b.verdict.agreeing - a.verdict.agreeing);
  const [closest] = close;
  if (closest) {
    const { from, record, verdict } = closest;
    if (close.every((each) => each.verdict.outcome === 'unsure'))
      return makeFinding(
        'citation-unverified',
        `It says too little to tell. The closest, by ${where(from, record)}: ${verdict.reasons.join(', ')}.`,
        {
          alternatives: named(close),
        },
      );
    return makeFinding('citation-contradicted', `The closest, by ${where(from, record)}: ${verdict.reasons.join(', ')}.`, {
      alternatives: named(close),
    });
  }
  if (down.length > 0)
    return makeFinding(
      'citation-unverified',
      `${down.join(' and ')} could not be asked${asked.length > 0 ? `; ${asked.join(', ')}: nothing like it` : ''}.`,
    );
  return makeFinding('citation-not-found', `Nothing like it: ${asked.join(', ') || 'nobody was asked'}.`);
}

/** Each publication once, whoever told of it. */
function named(candidates: readonly Candidate[]): string[] {
  const told = new Set<string>();
  return candidates
    .filter(({ record }) => {
      const names = namesOf(record).map(written);
      const isNew = !names.some((name) => told.has(name));
      for (const name of names) told.add(name);
      return isNew;
    })
    .slice(0, alternativesAtMost)
    .map(({ record }) => [citationLine(record), ...namesOf(record).map(written)].join(' '));
}

const withFinding = (record: BibliographicRecord, finding: Finding): BibliographicRecord => ({
  ...record,
  findings: [...(record.findings ?? []), finding],
});
