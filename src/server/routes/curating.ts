import { z } from 'zod';
import { personsName } from '../../model/decision-line.ts';
import { present } from '../../model/present.ts';
import { type CorrectRequest, correct } from '../../pipeline/correct.ts';
import { correctableNames } from '../../pipeline/correctable-fields.ts';
import { addTag, deleteTag, removeTag, renameTag } from '../../pipeline/tags.ts';
import { mustFindWork } from '../must-find-work.ts';
import { type Route, route } from '../route.ts';
import { standingCorrection } from '../schemas/corrections.ts';
import { workIdentifier } from '../schemas/works.ts';

const tagged = z.strictObject({
  name: z.string().min(1).max(200).describe('The tag; capitals make no difference'),
  ids: z
    .array(z.string().min(1).max(2000))
    .max(1000)
    .default([])
    .describe('Works (`W12`, a PMID, a DOI), or records (`pubmed/28961839`), which bear it alone'),
  query: z.exactOptional(z.string().min(1).max(20_000)).describe('The works that a query finds, in place of ids'),
});
const counted = { 200: { description: 'Works of which that changed something', json: z.strictObject({ works: z.int().min(0) }) } } as const;

const onWorks = [
  ['addTag', 'add', 'Put works under a tag, which is made if need be', addTag],
  ['removeTag', 'remove', 'Take a tag off works', removeTag],
] as const;

export const curatingRoutes: readonly Route[] = [
  route(
    {
      id: 'tags',
      method: 'get',
      path: '/v1/tags',
      group: 'tags',
      summary: 'Collections and labels, with the number of works that bear each',
      ofLibrary: true,
      answers: {
        200: {
          description: 'The tags by name',
          json: z.strictObject({ tags: z.array(z.strictObject({ name: z.string(), works: z.int().min(0) })) }),
        },
      },
    },
    async (_, { library: { store } }) => ({ json: { tags: await store.tags() } }),
  ),
  ...onWorks.map(([id, action, summary, act]) =>
    route(
      {
        id,
        method: 'post',
        path: `/v1/tags/${action}`,
        group: 'tags',
        summary,
        description: 'All of them or, if one of them is unknown, none.',
        writes: true,
        body: { json: tagged, description: 'The tag and the works' },
        answers: counted,
      },
      async ({ body }, { library: { store } }) => ({
        json: { works: await act(store, body) },
      }),
    ),
  ),
  route(
    {
      id: 'renameTag',
      method: 'post',
      path: '/v1/tags/rename',
      group: 'tags',
      summary: 'Give a tag another name; where a tag has that name already, the two become one',
      writes: true,
      body: { json: z.strictObject({ name: tagged.shape.name, to: tagged.shape.name }), description: 'The tag, and the name that it gets' },
      answers: { 200: { description: 'The name as it is written', json: z.strictObject({ name: z.string() }) } },
    },
    async ({ body: { name, to } }, { library: { store } }) => ({ json: { name: await renameTag(store, name, to) } }),
  ),
  route(
    {
      id: 'deleteTag',
      method: 'post',
      path: '/v1/tags/delete',
      group: 'tags',
      summary: 'Take a tag away from all works; the works stay',
      writes: true,
      body: { json: z.strictObject({ name: tagged.shape.name }), description: 'The tag' },
      answers: counted,
    },
    async ({ body: { name } }, { library: { store } }) => ({ json: { works: await deleteTag(store, name) } }),
  ),
  route(
    {
      id: 'correct',
      method: 'post',
      path: '/v1/works/{id}/corrections',
      group: 'works',
      summary: 'Put a value right, so that it outlives harvests and replays, or take that back',
      writes: true,
      params: z.object({
        id: z.string().min(1).max(2000).describe('The work, or the key of a record: then for what that record says alone'),
      }),
      body: {
        json: z.strictObject({
          field: z
            .string()
            .min(1)
            .max(200)
            .describe(`What to put right: ${correctableNames.join(', ')}; keyword[2] is the third of several`),
          value: z.exactOptional(z.string().max(100_000)).describe('The right value'),
          remove: z.exactOptional(z.literal(true)).describe('Take away what is there; of a list the value'),
          undo: z.exactOptional(z.literal(true)).describe('Take the corrections of the field back'),
          who: z.exactOptional(personsName),
          reason: z.exactOptional(z.string().min(1).max(2000)),
        }),
        description: 'The field and what it shall say',
      },
      answers: {
        200: {
          description: 'The works in which the records are now, and what is corrected of them',
          json: z.strictObject({ works: z.array(workIdentifier), corrections: z.array(standingCorrection) }),
        },
        404: { description: 'The library has no such work' },
      },
    },
    async ({ params: { id }, body }, { library: { store }, now }) => {
      await mustFindWork(store, id);
      return {
        json: await correct(store, { ...present<Omit<CorrectRequest, 'id' | 'now'>>({ ...body, value: body.value } as never), id, now }),
      };
    },
  ),
];
