import path from 'node:path';
import { z } from 'zod';
import { present } from '../../model/present.ts';
import type { HarvestRun } from '../../model/run.ts';
import { sourceHealth } from '../../pipeline/source-health.ts';
import { undo } from '../../pipeline/undo.ts';
import { Problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { run, runChange, runCounts, runDetail } from '../schemas/runs.ts';

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

const health = z.strictObject({
  source: z.string(),
  healthy: z.boolean(),
  unfollowed: z.exactOptional(z.literal(true)).describe('refmill.yaml names other sources'),
  why: z.exactOptional(z.string()),
  lastComplete: z.exactOptional(z.strictObject({ run: z.int(), endedAt: z.string(), ageHours: z.number() })),
  lastError: z.exactOptional(z.strictObject({ run: z.int(), startedAt: z.string(), error: z.string() })),
});

export const runRoutes: readonly Route[] = [
  route(
    {
      id: 'sources',
      method: 'get',
      path: '/v1/sources',
      group: 'runs',
      summary: 'Of each source whether it is well, as `refmill runs --check` says it',
      query: z.object({ maxAge: z.exactOptional(z.int().min(1).max(100_000)).describe('How many hours ago the last complete run may be') }),
      answers: { 200: { description: 'Those of refmill.yaml first', json: z.strictObject({ sources: z.array(health) }) } },
    },
    async ({ query: { maxAge } }, { library: { store }, config, now }) => {
      const configured = (config.sources ?? []).filter(({ enabled }) => enabled !== false).map(({ id }) => id);
      const request = { configured, now: now(), ...(maxAge === undefined ? {} : { maxAgeHours: maxAge }) };
      return { json: { sources: await sourceHealth(store, request) } };
    },
  ),
  route(
    {
      id: 'undoRun',
      method: 'post',
      path: '/v1/runs/{id}/undo',
      group: 'runs',
      summary: 'Take a harvest, an ingest or a deduplication back, as if it had never been',
      description:
        'What later runs changed or saw too stays, and so do persons’ decisions. Broken off, it goes on when it is asked for again.',
      writes: true,
      params,
      answers: {
        200: {
          description: 'What was taken back; without `run` it was taken back before',
          json: z.strictObject({ run: z.exactOptional(z.int()), counts: runCounts, checkpoint: z.string() }),
        },
        ...missing,
      },
    },
    async ({ params: { id }, signal }, { library: { store }, now }) => {
      if (!(await store.run(Number(id)))) throw new Problem(404, `there is no run ${id}`, { key: 'id' });
      const { run: by, counts, checkpoint } = await undo(store, { run: Number(id), now, signal });
      return { json: { ...(by === undefined ? {} : { run: by }), counts, checkpoint } };
    },
  ),
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
