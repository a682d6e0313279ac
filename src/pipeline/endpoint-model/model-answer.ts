import { z } from 'zod';
import { endpoint, result } from '../../model/endpoint.ts';
import type { EndpointReading } from '../../normalizers/endpoints.ts';
import { checkedSettings } from '../../settings-fault.ts';

/** What a model answers. Keys beside these are the program's own affair. */
const answer = z.object({ endpoints: z.array(endpoint), results: z.array(result) });

/**
 * What a model's answer says of a text, or what is wrong with it: each endpoint and result must be one of the record's, offsets must lie in the
 * text, and evidence must stand in the text, where offsets are given at that very place. A model that writes may write quotations of its own.
 */
export function checkedAnswer(value: unknown, text: string): { readonly reading: EndpointReading } | { readonly problem: string } {
  const checked = checkedSettings(answer, value);
  if ('fault' in checked) {
    const { key, message } = checked.fault;
    return { problem: key === '' ? `the answer ${message}` : `${key} ${message}` };
  }
  const { endpoints, results } = checked.data;
  for (const [kind, list] of Object.entries({ endpoints, results }))
    for (const [at, each] of list.entries()) {
      const problem = misplaced(each, text);
      if (problem !== undefined) return { problem: `${kind}.${at} ${problem}` };
    }
  return { reading: { endpoints, results } };
}

interface Placed {
  readonly start?: number;
  readonly end?: number;
  readonly evidence?: string;
}

/** Offsets count UTF-16 units, end exclusive. */
function misplaced({ start, end, evidence }: Placed, text: string): string | undefined {
  if (start === undefined && end === undefined)
    return evidence === undefined || text.includes(evidence) ? undefined : 'has evidence that does not stand in the text';
  if (start === undefined || end === undefined) return 'has one offset and not the other';
  if (start >= end || end > text.length)
    return `has offsets ${start} to ${end}, which are no stretch of the text (${text.length} UTF-16 units)`;
  return evidence === undefined || evidence === text.slice(start, end)
    ? undefined
    : `has evidence that is not what stands at its offsets, ${start} to ${end}`;
}
