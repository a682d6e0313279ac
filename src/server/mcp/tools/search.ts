import { z } from 'zod';
import { parseQuery } from '../../../search/parse.ts';
import { toldBriefly, toldWork } from '../told-work.ts';
import { mcpTool } from '../tool.ts';

export const search = mcpTool(
  {
    name: 'search',
    title: 'Search the library',
    description:
      'Finds works of the library. The query takes words (all must be there), "phrases", truncat*, AND, OR, NOT, brackets and fields: author:sartor title:prostate journal:"Ann Oncol" mesh:"Bone Neoplasms" year:2015..2020 type:"Randomized Controlled Trial" doi:10.… pmid:… has:abstract tag:included primary-endpoint:"overall survival" result:"HR < 0.8 and upper < 1". An empty query finds everything. Errors say where in the query they are.',
    input: z.strictObject({
      query: z.string().max(20_000).describe('What to look for'),
      limit: z.number().int().min(1).max(50).default(10),
      offset: z.number().int().min(0).max(100_000).default(0).describe('How many works to pass over: for further pages'),
      sort: z.enum(['relevance', 'newest', 'oldest', 'added', 'title', 'author', 'journal']).default('relevance'),
      abstracts: z.boolean().default(false).describe('Begin each work’s abstract'),
      facets: z.boolean().default(false).describe('Count what was found by year, journal, heading, source, type, access and language'),
    }),
    output: z.object({
      total: z.number().int(),
      works: z.array(toldWork),
      nextOffset: z.number().int().optional().describe('Where the next page begins; absent: there is none'),
      facets: z
        .array(z.object({ field: z.string(), values: z.array(z.object({ value: z.string(), count: z.number().int() })) }))
        .optional(),
    }),
  },
  async ({ query: text, limit, offset, sort, abstracts, facets }, { library: { store } }) => {
    const query = parseQuery(text, store);
    const { total, works } = await store.search(query, { limit, offset, sort });
    const next = offset + works.length;
    const counted = facets ? await store.facets(query, 10) : undefined;
    return {
      total,
      works: works.map((work) => toldBriefly(work, abstracts ? 600 : 0)),
      ...(works.length > 0 && next < total ? { nextOffset: next } : {}),
      ...(counted ? { facets: counted.map(({ field, values }) => ({ field, values: [...values] })) } : {}),
    };
  },
);
