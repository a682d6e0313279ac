import type { Configuration } from '../../configuration.ts';
import type { AnyFetcher } from '../../fetchers/fetcher.ts';
import { fetchers } from '../../fetchers/registry.ts';
import { Misconfigured } from '../../model/errors.ts';
import type { IdentifierScheme } from '../../model/identifier.ts';
import { sourceOf } from '../sources.ts';

/** A service that can be asked what an identifier stands for. */
export interface LookupService {
  /** Id of the source under which its records are stored: of a configured one, or the fetcher's. */
  readonly id: string;
  readonly schemes: readonly IdentifierScheme[];
  readonly lookup: NonNullable<AnyFetcher['lookup']>;
  /** Finds publications by what somebody cites; absent where the service cannot. */
  readonly search?: NonNullable<AnyFetcher['search']>;
  readonly config: unknown;
}

/** Public services that need nothing but an identifier, in the order in which they are asked. */
const usual = ['pubmed', 'crossref', 'datacite'];

/**
 * Who is asked: the services of `lookups` (else the usual public ones), and the configured repositories, each for the identifiers that
 * it is the source of. Throws Misconfigured for a fetcher that looks nothing up.
 */
export function lookupServices(config: Configuration): readonly LookupService[] {
  const named = config.lookups ?? usual.filter((id) => fetchers.some((each) => each.id === id)).map((fetcher) => ({ fetcher }));
  const asked = named.map(({ fetcher, ...settings }) => {
    // Said before its settings are looked at: those that it misses are nothing to look for.
    const service = able().includes(fetcher) ? serviceOf({ id: fetcher, fetcher, ...settings }, config) : undefined;
    if (!service) throw new Misconfigured('lookups', `lookups: ${fetcher} looks no identifiers up; those that do are ${able().join(', ')}`);
    return service;
  });
  const repositories = (config.sources ?? []).flatMap((source) => {
    const fetcher = fetchers.find(({ id }) => id === source.fetcher);
    const ofHandles = fetcher?.vouchesFor?.schemes.includes('handle') && source.enabled !== false;
    return ofHandles ? (serviceOf(source, config) ?? []) : [];
  });
  return [...asked, ...repositories];
}

const able = () => fetchers.filter(({ vouchesFor }) => vouchesFor).map(({ id }) => id);

function serviceOf(given: Parameters<typeof sourceOf>[0], config: Configuration): LookupService | undefined {
  const known = fetchers.find((each) => each.id === given.fetcher);
  const { fetcher, id, config: settings } = sourceOf({ ...known?.vouchesFor?.settings, ...given }, config);
  const { lookup, search, vouchesFor } = fetcher;
  if (!lookup || !vouchesFor) return undefined;
  const searching = search ? { search: search.bind(fetcher) } : {};
  return { id, schemes: vouchesFor.schemes, lookup: lookup.bind(fetcher), ...searching, config: settings };
}
