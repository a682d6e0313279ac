import { z } from 'zod';
import { formats } from '../../formats/registry.ts';
import { version } from '../../package-root.ts';
import { type Route, route } from '../route.ts';
import { named } from '../schemas/components.ts';

const count = z.int().min(0);

export const statusRoutes: readonly Route[] = [
  route(
    {
      id: 'health',
      method: 'get',
      path: '/v1/health',
      group: 'server',
      summary: 'Whether the server answers and its library can be read',
      answers: { 200: { description: 'It does', json: z.strictObject({ status: z.literal('ok'), version: z.string() }) } },
    },
    async (_, { library: { store } }) => {
      await store.revision();
      return { json: { status: 'ok', version } };
    },
  ),
  route(
    {
      id: 'status',
      method: 'get',
      path: '/v1/status',
      group: 'server',
      summary: 'What is in the library, what was noticed about it, and what is wrong with it',
      ofLibrary: true,
      answers: {
        200: {
          description: 'Its state',
          json: named(
            'Status',
            z.strictObject({
              version: z.string(),
              schemaVersion: z.string(),
              works: count,
              records: count,
              tombstones: count,
              sizeBytes: count,
              findings: z.array(z.strictObject({ code: z.string(), count })),
              problems: z.array(z.string()).describe('Empty when all is well'),
              sources: z.array(z.string()),
            }),
          ),
        },
      },
    },
    async (_, { library: { store } }) => {
      const { location: _location, ...status } = await store.status();
      return { json: { version, ...status, sources: await store.sources() } };
    },
  ),
  route(
    {
      id: 'formats',
      method: 'get',
      path: '/v1/formats',
      group: 'server',
      summary: 'The formats that can be read and written',
      answers: {
        200: {
          description: 'The formats',
          json: z.strictObject({
            formats: z.array(
              z.strictObject({
                id: z.string(),
                title: z.string(),
                mediaTypes: z.array(z.string()),
                extensions: z.array(z.string()),
                writes: z.boolean(),
              }),
            ),
          }),
        },
      },
    },
    async () => ({
      json: {
        formats: formats.map(({ id, title, mediaTypes, extensions, write }) => ({
          id,
          title,
          mediaTypes,
          extensions,
          writes: write !== undefined,
        })),
      },
    }),
  ),
];
