import path from 'node:path';
import { z } from 'zod';
import { present } from '../../model/present.ts';
import type { HarvestRun } from '../../model/run.ts';
import { Problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { run, runChange, runDetail } from '../schemas/runs.ts';

const params = z.object({
  id: z
    .string()
    .regex(/^\d{1,15}$/, 'is a number')
    .describe('Number of the run'),
});
const missing = { 404: { description: 'There is no such run' } } as const;

/** Where files lie on this machine is nobody's concern elsewhere: they are told by their names. */
function told(run: HarvestRun): HarvestRun {
  const { paths } = run.request;
  return Array.isArray(paths) ? { ...run, request: { ...run.request, paths: paths.map((each) => path.basename(String(each))) } } : run;
}

export const runRoutes: readonly Route[] = [
  route(
    {
      id: 'runs',
      method: 'get',
      path: '/v1/runs',
      group: 'runs',
      summary: 'The ledger of runs, newest first',
      query: z.object({
        limit: z.int().min(1).max(10_000).default(20),
        source: z.exactOptional(z.string().max(200)).describe('Only runs of this source'),
      }),
      answers: { 200: { description: 'The runs', json: z.strictObject({ runs: z.array(run) }) } },
    },
    async ({ query: { limit, source } }, { library: { store }, limits }) => ({
      json: { runs: (await store.runs(Math.min(limit, limits.pageSize), source)).map(told) },
    }),
  ),
  route(
    {
      id: 'run',
      method: 'get',
      path: '/v1/runs/{id}',
      group: 'runs',
      summary: 'One run with its files, what it could not read, and the notices that it told of',
      params,
      answers: { 200: { description: 'The run', json: runDetail }, ...missing },
    },
    async ({ params: { id } }, { library: { store } }) => {
      const found = await store.run(Number(id));
      if (!found) throw new Problem(404, `there is no run ${id}`, { key: 'id' });
      const [files, failures, notices] = await Promise.all([store.files(found.id), store.failures(found.id), store.notices(found.id)]);
      return { json: { ...told(found), files, failures, notices } };
    },
  ),
  route(
    {
      id: 'changesOfRun',
      method: 'get',
      path: '/v1/runs/{id}/changes',
      group: 'runs',
      summary: 'What a run did to records, with what they said before and after',
      params,
      query: z.object({ limit: z.int().min(1).max(10_000).default(20), offset: z.int().min(0).default(0) }),
      answers: {
        200: { description: 'A page of changes', json: z.strictObject({ changes: z.array(runChange), more: z.boolean() }) },
        ...missing,
      },
    },
    async ({ params: { id }, query, signal }, { library: { store }, limits }) => {
      if (!(await store.run(Number(id)))) throw new Problem(404, `there is no run ${id}`, { key: 'id' });
      const size = Math.min(query.limit, limits.pageSize);
      const from = Math.min(query.offset, limits.deepestOffset);
      const changes = [];
      let at = 0;
      for await (const change of store.changes(Number(id))) {
        signal.throwIfAborted();
        if (at >= from + size) return { json: { changes, more: true } };
        if (at >= from) changes.push(present(change));
        at += 1;
      }
      return { json: { changes, more: false } };
    },
  ),
];
