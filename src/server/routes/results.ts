import { z } from 'zod';
import { endpoint, result } from '../../model/endpoint.ts';
import { resultRows, resultTable } from '../../pipeline/result-table.ts';
import { mustFindWork } from '../must-find-work.ts';
import { type Route, route } from '../route.ts';
import { workIdentifier } from '../schemas/works.ts';

const asked = z.object({
  q: z.string().max(20_000).default('').describe('Which works, in the language of `refmill search`; empty takes all that report a result'),
  as: z
    .enum(['csv', 'jsonl'])
    .default('jsonl')
    .describe('A table with a line of names, or a line of JSON for each result without the columns that it says nothing for'),
});

export const resultRoutes: readonly Route[] = [
  route(
    {
      id: 'results',
      method: 'get',
      path: '/v1/results',
      group: 'results',
      summary: 'All results of the works that a search finds, a row each',
      ofLibrary: true,
      query: asked,
      answers: { 200: { description: 'The rows, newest publication first', texts: ['application/jsonl', 'text/csv'] } },
    },
    async ({ query: { q, as } }, { library: { store } }) => {
      const ignore = () => undefined;
      return as === 'csv'
        ? { mediaType: 'text/csv; charset=utf-8', pieces: resultTable(store, q, ignore) }
        : { mediaType: 'application/jsonl; charset=utf-8', pieces: lines(resultRows(store, q, ignore)) };
    },
  ),
  route(
    {
      id: 'endpointsOfWork',
      method: 'get',
      path: '/v1/works/{id}/endpoints',
      group: 'results',
      summary: 'What a work measured and what it reported',
      ofLibrary: true,
      params: z.object({ id: z.string().min(1).max(2000).describe('A work, as in /v1/works/{id}') }),
      answers: {
        200: {
          description: 'Its endpoints and results',
          json: z.strictObject({ work: workIdentifier, endpoints: z.array(endpoint), results: z.array(result) }),
        },
        404: { description: 'The library has no such work' },
      },
    },
    async ({ params }, { library: { store } }) => {
      const { id, citation } = await mustFindWork(store, params.id);
      return { json: { work: id, endpoints: citation.endpoints ?? [], results: citation.results ?? [] } };
    },
  ),
];

async function* lines(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
