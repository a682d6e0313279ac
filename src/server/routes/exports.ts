import { z } from 'zod';
import { findWork } from '../../pipeline/find-work.ts';
import { parseQuery } from '../../search/parse.ts';
import type { WorkSummary } from '../../store/store.ts';
import { Problem } from '../problem.ts';
import { type Answer, type Route, route, type ServerTools } from '../route.ts';
import { writtenTypes } from '../text-type.ts';
import { listAnswer, listFields, listTypes, mostPrinted } from '../write-list.ts';

const asked = z.object({
  q: z.string().max(20_000).default('').describe('Which works, in the language of `refmill search`; empty writes all of them'),
  ...listFields,
});

const named = z.strictObject({
  ids: z
    .array(z.string().min(1).max(2000))
    .min(1)
    .max(mostPrinted)
    .describe('Works in the order wanted: `W12`, a citation key, a PMID, a DOI'),
  ...listFields,
});

const declared = {
  group: 'lists',
  summary: 'Write the works that a search finds as a citation list: printed in a style, or as data for other programs',
  description: 'Newest publication first, unless the style or `order` says otherwise. The same library gives the same bytes.',
  answers: { 200: { description: 'The list', texts: [...listTypes, ...writtenTypes] } },
} as const;

async function exported({ q, ...list }: z.infer<typeof asked>, tools: ServerTools, signal: AbortSignal): Promise<Answer> {
  const { store } = tools.library;
  const query = parseQuery(q, store);
  const { total } = await store.search(query, { limit: 0, offset: 0, sort: 'added' });
  return listAnswer(store.works(query, 'newest'), total, list, tools, signal);
}

export const exportRoutes: readonly Route[] = [
  route({ ...declared, id: 'export', method: 'get', path: '/v1/export', ofLibrary: true, query: asked }, ({ query, signal }, tools) =>
    exported(query, tools, signal),
  ),
  route(
    {
      ...declared,
      id: 'exportByPost',
      method: 'post',
      path: '/v1/export',
      body: { json: asked, description: 'The query and how to write' },
    },
    ({ body, signal }, tools) => exported(body, tools, signal),
  ),
  route(
    {
      ...declared,
      id: 'citations',
      method: 'post',
      path: '/v1/citations',
      summary: 'Write the works that are named as a citation list',
      description:
        'In the order in which they are named, unless the style sorts its list; all of them or, if one of them is unknown, none.',
      body: { json: named, description: 'The works and how to write them' },
    },
    async ({ body: { ids, ...list }, signal }, tools) => {
      const works: WorkSummary[] = [];
      for (const id of ids) {
        const work = await findWork(tools.library.store, id);
        if (!work) throw new Problem(404, `${id}: the library has no such work`, { key: 'ids' });
        works.push(work);
      }
      return listAnswer(works, works.length, list, tools, signal);
    },
  ),
  route(
    {
      id: 'styles',
      method: 'get',
      path: '/v1/styles',
      group: 'lists',
      summary: 'The citation styles at hand',
      answers: {
        200: {
          description: 'Short names first',
          json: z.strictObject({ styles: z.array(z.strictObject({ name: z.string(), title: z.string() })) }),
        },
      },
    },
    async () => ({ json: { styles: (await import('../../export/styles/citation-style.ts')).styleList() } }),
  ),
];
