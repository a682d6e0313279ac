import { z } from 'zod';
import { formats } from '../../formats/registry.ts';
import { citationList, writableFormat } from '../../pipeline/citation-list.ts';
import { type Route, route, type ServerTools } from '../route.ts';
import { textType, writtenTypes } from '../text-type.ts';

const writable = formats.filter(({ write }) => write);

const asked = z.object({
  q: z.string().max(20_000).default('').describe('Which works, in the language of `refmill search`; empty writes all of them'),
  format: z.string().describe(`The format to write: ${writable.map(({ id }) => id).join(', ')}`),
});

const declared = {
  group: 'lists',
  summary: 'Write the works that a search finds in a format of reference managers',
  description: 'Newest publication first. The same library gives the same bytes.',
  answers: { 200: { description: 'The list', texts: writtenTypes } },
} as const;

async function exported({ q, format }: z.infer<typeof asked>, { library: { store } }: ServerTools) {
  const { mediaTypes, extensions } = writableFormat(format);
  return {
    mediaType: textType(mediaTypes),
    headers: { 'content-disposition': `attachment; filename="refmill.${extensions[0] ?? 'txt'}"` },
    pieces: citationList(store, q, format, () => undefined),
  };
}

export const exportRoutes: readonly Route[] = [
  route({ ...declared, id: 'export', method: 'get', path: '/v1/export', ofLibrary: true, query: asked }, ({ query }, tools) =>
    exported(query, tools),
  ),
  route(
    { ...declared, id: 'exportByPost', method: 'post', path: '/v1/export', body: { json: asked, description: 'The query and the format' } },
    ({ body }, tools) => exported(body, tools),
  ),
];
