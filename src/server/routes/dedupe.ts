import { z } from 'zod';
import { present } from '../../model/present.ts';
import { writableFormat } from '../../pipeline/citation-list.ts';
import { type DedupedFiles, dedupeFiles } from '../../pipeline/dedupe-files/dedupe-files.ts';
import { chunksOfBytes } from '../../pipeline/input.ts';
import { formatOfUpload, type Upload } from '../../pipeline/read-upload.ts';
import { recordsOf } from '../records-of-body.ts';
import { type Answer, type Route, route, type ServerTools } from '../route.ts';
import { textType, writtenTypes } from '../text-type.ts';
import { file, formatId, name } from '../upload-fields.ts';

const count = z.int().min(0);

const report = z.strictObject({
  identified: count.describe('Records of the file'),
  kept: count.describe('Publications that they are'),
  inDoubt: count.describe('Pairs that the rules leave to a person, of which nothing was removed'),
  groups: z.array(z.array(z.string())).describe('Ids of the records that are one publication, of those that several records describe'),
  related: z.array(z.array(z.string())).describe('Pairs of different publications that belong together: a preprint and its article'),
  removed: z.string().describe('A table (CSV): each removed record beside the one that is kept, with the reasons; then the pairs in doubt'),
});

export const dedupeRoutes: readonly Route[] = [
  route(
    {
      id: 'dedupe',
      method: 'post',
      path: '/v1/dedupe',
      group: 'files',
      summary: 'Say which records of a file are one publication, or write each publication once; nothing is kept',
      query: z.object({
        format: formatId,
        name,
        to: z.exactOptional(z.string().max(40)).describe('Write the unique records in this format, in place of the report'),
      }),
      body: file,
      answers: { 200: { description: 'What was found, or the unique records', json: report, texts: writtenTypes } },
    },
    async ({ query: { to, ...upload }, body, signal }, tools) => {
      const target = to === undefined ? undefined : writableFormat(to);
      return deduped(present<Upload>({ bytes: body, name: upload.name, format: upload.format }), tools, signal, async (found) =>
        target
          ? { mediaType: textType(target.mediaTypes), pieces: inTurn(await all(found.uniqueRecords(target))) }
          : { json: reported(found) },
      );
    },
  ),
];

async function deduped(
  upload: Upload,
  tools: ServerTools,
  signal: AbortSignal,
  answer: (found: DedupedFiles) => Promise<Answer>,
): Promise<Answer> {
  // Too many are said to be before they are compared.
  await recordsOf(upload, tools, signal);
  const format = await formatOfUpload(upload);
  const chunks = () => chunksOfBytes(upload.bytes, upload.name);
  const ignore = () => undefined;
  const request = {
    ...{ inputs: [{ name: upload.name, format, chunks }], decisions: [], signal },
    ...{ lost: ignore, say: ignore, progress: ignore },
    ranks: tools.config.merge?.ranks.map((level) => [level].flat()),
  };
  let made: Answer | undefined;
  await dedupeFiles(request, async (found) => {
    made = await answer(found);
  });
  return made ?? { json: null };
}

function reported(found: DedupedFiles): z.infer<typeof report> {
  const lines = [...found.groupLines('keep')].map((line) => JSON.parse(line) as { ids: string[]; related?: string[] });
  return {
    ...{ identified: found.identified, kept: found.kept, inDoubt: found.doubts },
    groups: lines.flatMap(({ ids }) => (ids.length > 0 ? [ids] : [])),
    related: lines.flatMap(({ related }) => (related ? [related] : [])),
    removed: [...found.removedTable()].join(''),
  };
}

/** What was read lies on a shelf that is cleared when the report is made. */
async function all(pieces: AsyncIterable<string>): Promise<string[]> {
  const gathered: string[] = [];
  for await (const piece of pieces) gathered.push(piece);
  return gathered;
}

async function* inTurn(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}
