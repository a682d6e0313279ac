import { soughtBy } from '../dedupe/shared-identifiers.ts';
import type { FetchTools } from '../fetchers/fetcher.ts';
import { Malformed, Rejected, Throttled, Unavailable } from '../model/errors.ts';
import type { Identifier } from '../model/identifier.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { formatNamed, readRecords } from './read.ts';
import type { LookupService } from './repair/lookup-services.ts';

/**
 * What the services say an identifier stands for: the records of the first that knows it, and nothing is kept. Empty when none does. Throws what the last
 * one threw when none could be asked.
 */
export async function lookUpIdentifier(
  { scheme, value }: Identifier,
  services: readonly LookupService[],
  tools: FetchTools,
): Promise<readonly BibliographicRecord[]> {
  let failure: unknown;
  for (const service of services.filter(({ schemes }) => schemes.includes(scheme))) {
    const found: BibliographicRecord[] = [];
    try {
      for await (const { payload, format } of service.lookup(service.config, [{ scheme, value }], tools))
        for await (const record of readRecords(formatNamed(format), [payload.bytes], format, { url: payload.url }))
          if (!record.deleted && soughtBy(record).some((each) => each.scheme === scheme && each.value === value)) found.push(record);
    } catch (error) {
      tools.signal?.throwIfAborted();
      if (![Unavailable, Throttled, Rejected, Malformed].some((kind) => error instanceof kind)) throw error;
      failure = error;
    }
    if (found.length > 0) return found;
  }
  if (failure !== undefined) throw failure;
  return [];
}
