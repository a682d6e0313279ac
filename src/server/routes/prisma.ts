import { z } from 'zod';
import { prismaFlow } from '../../pipeline/prisma/flow.ts';
import { prismaReport, type ReportName } from '../../pipeline/prisma/report.ts';
import { prismaSearches } from '../../pipeline/prisma/searches.ts';
import { type Answer, type Route, route, type ServerTools } from '../route.ts';
import { flow, searches } from '../schemas/prisma.ts';

const types: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  csv: 'text/csv; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
};

async function written(
  asked: { readonly report: ReportName; readonly format: string; readonly query?: string; readonly signal: AbortSignal },
  { library, config }: ServerTools,
): Promise<Answer> {
  const pieces = await prismaReport(library.store, { ...asked, settings: config.prisma });
  return { mediaType: types[asked.format] ?? 'text/plain', pieces: inTurn(pieces) };
}

async function* inTurn(pieces: Iterable<string>): AsyncGenerator<string> {
  yield* pieces;
}

export const prismaRoutes: readonly Route[] = [
  route(
    {
      id: 'prismaFlow',
      method: 'get',
      path: '/v1/prisma/flow',
      group: 'prisma',
      summary: 'The counts of the PRISMA 2020 flow diagram, or the diagram',
      ofLibrary: true,
      query: z.object({
        q: z.string().max(20_000).default('').describe('Only the works that this finds; empty counts all of them'),
        as: z.enum(['json', 'svg', 'csv', 'text']).default('json'),
      }),
      answers: { 200: { description: 'The flow', json: flow, texts: ['image/svg+xml', 'text/csv', 'text/plain'] } },
    },
    async ({ query: { q, as }, signal }, tools) =>
      as === 'json'
        ? { json: await prismaFlow(tools.library.store, { settings: tools.config.prisma, query: q, signal }) }
        : written({ report: 'flow', format: as, query: q, signal }, tools),
  ),
  route(
    {
      id: 'prismaSearches',
      method: 'get',
      path: '/v1/prisma/searches',
      group: 'prisma',
      summary: 'Every search, as PRISMA-S asks for it: strategy as sent, dates, the source’s own count, what came',
      ofLibrary: true,
      query: z.object({ as: z.enum(['json', 'markdown', 'csv', 'text']).default('json') }),
      answers: { 200: { description: 'The searches', json: searches, texts: ['text/markdown', 'text/csv', 'text/plain'] } },
    },
    async ({ query: { as }, signal }, tools) =>
      as === 'json'
        ? { json: await prismaSearches(tools.library.store, tools.config.prisma, signal) }
        : written({ report: 'searches', format: as, signal }, tools),
  ),
];
