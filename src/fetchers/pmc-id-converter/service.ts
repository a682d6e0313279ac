import { z } from 'zod';
import type { HttpResponse } from '../../http/exchange.ts';
import { Rejected, Unavailable } from '../../model/errors.ts';
import type { FetchTools } from '../fetcher.ts';
import { jsonBody } from '../json-body.ts';
import { errorIn } from '../ncbi/service-error.ts';
import type { PmcIdConverterSettings } from './settings.ts';

/** `idtype`: a request holds one kind. */
export type IdKind = 'pmid' | 'pmcid' | 'doi' | 'mid';

const reply = z.object({ records: z.array(z.object({ pmcid: z.string().optional() })) });
const refusal = z.object({ status: z.literal('error'), message: z.string() });

export interface Converted {
  readonly response: HttpResponse;
  /** How many of the ids have an article in PMC. */
  readonly found: number;
}

/** What the converter knows of ids of one kind, 200 at most. An id that it does not have stands in the answer as such. */
export async function convert(
  ids: readonly string[],
  kind: IdKind,
  { tool, email, baseUrl }: PmcIdConverterSettings,
  { http, signal }: FetchTools,
): Promise<Converted> {
  let found = 0;
  const response = await http.send(
    {
      url: baseUrl,
      parameters: { ids: ids.join(','), idtype: kind, format: 'json', tool, ...(email === undefined ? {} : { email }) },
      accept: 'application/json',
      // It says what it does not like about a request with status 400.
      acceptStatuses: [400],
      ...(signal ? { signal } : {}),
    },
    (answer) => {
      found = inspect(new TextDecoder().decode(answer.bytes));
    },
  );
  return { response, found };
}

/** A page about maintenance, half a body or none come with status 200 as well. */
function inspect(text: string): number {
  const body = jsonBody(text);
  const read = reply.safeParse(body);
  if (read.success) return read.data.records.filter(({ pmcid }) => pmcid !== undefined && pmcid !== '').length;
  const refused = refusal.safeParse(body);
  if (refused.success) throw new Rejected(`The PMC ID converter says: ${refused.data.message.slice(0, 300)}`);
  throw errorIn(text) ?? new Unavailable('The PMC ID converter sent something else than an answer');
}
