import { z } from 'zod';
import { workPage } from '../../export/work-page.ts';
import { Malformed } from '../../model/errors.ts';
import { keyText } from '../../model/work.ts';
import { corrections } from '../../pipeline/correct.ts';
import { workSentences } from '../../pipeline/evidence-sentences.ts';
import { originalOf } from '../../pipeline/original.ts';
import { decodeText } from '../../xml/decode.ts';
import { mustFindWork } from '../must-find-work.ts';
import { type Route, route } from '../route.ts';
import { named } from '../schemas/components.ts';
import { standingCorrection } from '../schemas/corrections.ts';
import { storedRecord, workDetail, workIdentifier } from '../schemas/works.ts';

const params = z.object({
  id: z
    .string()
    .min(1)
    .max(2000)
    .describe(
      'A work: its id (`W12`), or a PMID, DOI, PMCID or handle, bare or as `pmid:28961839`; or the key of a record (`pubmed/28961839`)',
    ),
});
const missing = { 404: { description: 'The library has no such work' } } as const;

const original = named(
  'Original',
  z.strictObject({
    record: z.string().describe('Written key of the record'),
    mediaType: z.exactOptional(z.string()),
    url: z.exactOptional(z.string()).describe('Where it was fetched; without keys'),
    fetchedAt: z.exactOptional(z.string()),
    text: z.exactOptional(z.string()).describe('As its source sent it; bytes that are no text as far as they can be read'),
    lost: z.exactOptional(z.string()).describe('Why there is none'),
  }),
);

/** An original is shown up to so many bytes. */
const longestOriginal = 4 * 1024 * 1024;

export const workRoutes: readonly Route[] = [
  route(
    {
      id: 'recordsOfWork',
      method: 'get',
      path: '/v1/works/{id}/records',
      group: 'works',
      summary: 'The records of a work, with what was noticed about them',
      ofLibrary: true,
      params,
      answers: {
        200: { description: 'The records', json: z.strictObject({ work: workIdentifier, records: z.array(storedRecord) }) },
        ...missing,
      },
    },
    async ({ params }, { library: { store } }) => {
      const { id, members } = await mustFindWork(store, params.id);
      return { json: { work: id, records: members } };
    },
  ),
  route(
    {
      id: 'originalsOfWork',
      method: 'get',
      path: '/v1/works/{id}/original',
      group: 'works',
      summary: 'What the records of a work were read from, as their sources sent it',
      ofLibrary: true,
      params,
      answers: {
        200: { description: 'The originals', json: z.strictObject({ work: workIdentifier, originals: z.array(original) }) },
        ...missing,
      },
    },
    async ({ params }, { library }) => {
      const { id, members } = await mustFindWork(library.store, params.id);
      const described = new Map((await library.store.payloads()).map((payload) => [payload.sha256, payload]));
      const originals = [];
      for (const member of members) {
        const { mediaType, url, fetchedAt } = described.get(member.payload ?? '') ?? {};
        // A file lies where it lies: its place on this disk is nobody's concern.
        const from = url === undefined || url.startsWith('file:') ? {} : { url };
        const told = {
          record: keyText(member.key),
          ...(mediaType === undefined ? {} : { mediaType }),
          ...from,
          ...(fetchedAt === undefined ? {} : { fetchedAt }),
        };
        try {
          const bytes = await originalOf(library, member);
          if (bytes === undefined) originals.push({ ...told, lost: 'nothing was kept of what it was read from' });
          else if (bytes.byteLength > longestOriginal)
            originals.push({ ...told, lost: `it is longer than ${longestOriginal / 1024 / 1024} MB` });
          else originals.push({ ...told, text: decodeText(bytes).text });
        } catch (error) {
          if (!(error instanceof Malformed)) throw error;
          originals.push({ ...told, lost: 'it is no longer where it was, or no longer what it was' });
        }
      }
      return { json: { work: id, originals } };
    },
  ),
  route(
    {
      id: 'correctionsOfWork',
      method: 'get',
      path: '/v1/works/{id}/corrections',
      group: 'works',
      summary: 'What persons corrected of a work',
      ofLibrary: true,
      params,
      answers: { 200: { description: 'The oldest first', json: z.strictObject({ corrections: z.array(standingCorrection) }) }, ...missing },
    },
    async ({ params }, { library: { store } }) => {
      const { id } = await mustFindWork(store, params.id);
      return { json: { corrections: await corrections(store, id) } };
    },
  ),
  route(
    {
      id: 'pageOfWork',
      method: 'get',
      path: '/v1/works/{id}/page',
      group: 'works',
      summary: 'A work as `refmill show` prints it: each field with the records that say so',
      ofLibrary: true,
      params,
      answers: { 200: { description: 'The page', texts: ['text/plain'] }, ...missing },
    },
    async ({ params }, { library: { store } }) => {
      const work = await mustFindWork(store, params.id);
      return { mediaType: 'text/plain; charset=utf-8', pieces: only(workPage(work, workSentences(work))) };
    },
  ),
  route(
    {
      id: 'work',
      method: 'get',
      path: '/v1/works/{id}',
      group: 'works',
      summary: 'One work in full: its citation, where each value came from, its records and findings',
      ofLibrary: true,
      slashes: true,
      params,
      answers: {
        200: { description: 'The work; `redirectedFrom` where the one that was asked for was merged into it', json: workDetail },
        ...missing,
      },
    },
    async ({ params }, { library: { store } }) => ({ json: await mustFindWork(store, params.id) }),
  ),
];

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}
