import { z } from 'zod';
import { toldComparison } from '../../export/told-comparison.ts';
import { personsName } from '../../model/decision-line.ts';
import { keyText } from '../../model/work.ts';
import { decide } from '../../pipeline/decide.ts';
import { compareSideBySide } from '../../pipeline/deciding/compare-side-by-side.ts';
import { reviewQueue } from '../../pipeline/deciding/review-queue.ts';
import { parseQuery } from '../../search/parse.ts';
import { type Route, route } from '../route.ts';
import { comparison, decision, loggedDecision, relatedPair, waitingPair } from '../schemas/decisions.ts';
import { workIdentifier } from '../schemas/works.ts';

const page = z.object({
  limit: z.int().min(1).max(10_000).default(20),
  offset: z.int().min(0).default(0),
});

const records = z.array(z.string().min(1).max(2000)).min(2).max(100).describe('Works (`W12`) or records (`pubmed/28961839`)');
const verdicts = { merge: 'same', separate: 'different', undo: 'undo' } as const;

export const duplicateRoutes: readonly Route[] = [
  route(
    {
      id: 'pairsInDoubt',
      method: 'get',
      path: '/v1/duplicates/review',
      group: 'duplicates',
      summary: 'Pairs that the rules leave to a person, the most doubtful first',
      ofLibrary: true,
      query: page,
      answers: { 200: { description: 'A page of them', json: z.strictObject({ total: z.int().min(0), pairs: z.array(waitingPair) }) } },
    },
    async ({ query: { limit, offset }, signal }, { library: { store }, limits }) => {
      const waiting = await reviewQueue(store, signal);
      return { json: { total: waiting.length, pairs: waiting.slice(offset, offset + Math.min(limit, limits.pageSize)) } };
    },
  ),
  route(
    {
      id: 'mergedWorks',
      method: 'get',
      path: '/v1/duplicates/merged',
      group: 'duplicates',
      summary: 'Works that several records describe, with the reasons why they are one',
      ofLibrary: true,
      query: page,
      answers: {
        200: {
          description: 'A page of them',
          json: z.strictObject({
            total: z.int().min(0),
            works: z.array(z.strictObject({ id: workIdentifier, records: z.array(z.string()), decisions: z.array(decision) })),
          }),
        },
      },
    },
    async ({ query: { limit, offset } }, { library: { store }, limits }) => {
      const size = Math.min(limit, limits.pageSize);
      const found = await store.search(parseQuery('has:duplicate'), {
        limit: size,
        offset: Math.min(offset, limits.deepestOffset),
        sort: 'added',
      });
      const works = await Promise.all(found.works.map(({ id }) => store.work(id)));
      return {
        json: {
          total: found.total,
          works: works.flatMap((work) =>
            work ? [{ id: work.id, records: work.members.map(({ key }) => keyText(key)), decisions: work.decisions }] : [],
          ),
        },
      };
    },
  ),
  route(
    {
      id: 'relatedPairs',
      method: 'get',
      path: '/v1/duplicates/related',
      group: 'duplicates',
      summary: 'Pairs of different publications that belong together: a preprint and its article, an erratum',
      ofLibrary: true,
      query: z.object({ limit: z.int().min(1).max(10_000).default(20) }),
      answers: { 200: { description: 'The pairs', json: z.strictObject({ pairs: z.array(relatedPair) }) } },
    },
    async ({ query: { limit } }, { library: { store }, limits }) => ({
      json: { pairs: await store.related(Math.min(limit, limits.pageSize)) },
    }),
  ),
  route(
    {
      id: 'sideBySide',
      method: 'get',
      path: '/v1/duplicates/compare',
      group: 'duplicates',
      summary: 'Two records or works side by side, with the words in which they differ',
      ofLibrary: true,
      query: z.object({
        name: z.array(z.string().min(1).max(2000)).min(1).max(10).describe('Works or records; of one work alone, its records'),
      }),
      answers: { 200: { description: 'Field by field', json: comparison } },
    },
    async ({ query: { name } }, { library: { store } }) => ({ json: toldComparison(await compareSideBySide(store, name)) }),
  ),
  route(
    {
      id: 'decisions',
      method: 'get',
      path: '/v1/duplicates/log',
      group: 'duplicates',
      summary: 'What persons decided, when and why, with what was taken back',
      ofLibrary: true,
      query: page.extend({ run: z.exactOptional(z.int().min(1)).describe('Only what this run decided') }),
      answers: {
        200: {
          description: 'In the order in which it came',
          json: z.strictObject({ decisions: z.array(loggedDecision), more: z.boolean() }),
        },
      },
    },
    async ({ query: { run, limit, offset }, signal }, { library: { store }, limits }) => {
      const size = Math.min(limit, limits.pageSize);
      const decisions = [];
      let at = 0;
      for await (const each of store.log(run)) {
        signal.throwIfAborted();
        if (at >= offset + size) return { json: { decisions, more: true } };
        if (at >= offset) decisions.push(each);
        at += 1;
      }
      return { json: { decisions, more: false } };
    },
  ),
  route(
    {
      id: 'decide',
      method: 'post',
      path: '/v1/duplicates/decisions',
      group: 'duplicates',
      summary: 'Make one work of two or more, keep records apart, or take such a decision back',
      description: 'It outranks every rule from then on, and can be taken back.',
      writes: true,
      body: {
        json: z.strictObject({
          verdict: z.enum(['merge', 'separate', 'undo']),
          records,
          who: z.exactOptional(personsName),
          reason: z.exactOptional(z.string().min(1).max(2000)),
        }),
        description: 'What is decided, of which works or records, by whom and why',
      },
      answers: {
        200: {
          description: 'The run in which it was decided, and the works that the records are in now',
          json: z.strictObject({ run: z.int(), works: z.array(workIdentifier) }),
        },
      },
    },
    async ({ body: { verdict, records, who, reason }, signal }, { library: { store }, config, now }) => {
      const by = who ?? config.who;
      const grounds = { ...(by === undefined ? {} : { who: by }), ...(reason === undefined ? {} : { reason }) };
      return { json: await decide(store, { records, verdict: verdicts[verdict], ...grounds, now, signal }) };
    },
  ),
];
