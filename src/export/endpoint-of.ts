import type { Endpoint, Result } from '../model/endpoint.ts';

/** The endpoint that a result names, in full or in short; of two with one name (the same outcome in two comparisons) the first. */
export function endpointOf<E extends Pick<Endpoint, 'name' | 'abbreviation'>>(
  { endpoint }: Result,
  endpoints: readonly E[],
): E | undefined {
  const wanted = endpoint?.toLowerCase();
  if (wanted === undefined) return undefined;
  return (
    endpoints.find(({ name }) => name.toLowerCase() === wanted) ??
    endpoints.find(({ abbreviation }) => abbreviation?.toLowerCase() === wanted)
  );
}
