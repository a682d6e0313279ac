import { z } from 'zod';
import { sourceId } from '../../configuration.ts';
import { present } from '../../model/present.ts';
import { ingestUpload } from '../../pipeline/ingest-upload.ts';
import { isUnreadable } from '../../pipeline/read.ts';
import type { Upload } from '../../pipeline/read-upload.ts';
import { recordsOf } from '../records-of-body.ts';
import { type Route, route } from '../route.ts';
import { named } from '../schemas/components.ts';
import { runCounts } from '../schemas/runs.ts';
import { record } from '../schemas/works.ts';
import { writtenTypes } from '../text-type.ts';
import { file, formatId, name } from '../upload-fields.ts';
import { listFields, listTypes, recordsAnswer } from '../write-list.ts';

const { format: _, ...printed } = listFields;

export const uploadRoutes: readonly Route[] = [
  route(
    {
      id: 'read',
      method: 'post',
      path: '/v1/read',
      group: 'files',
      summary: 'Read the records of a file, without keeping anything',
      query: z.object({ format: formatId, name }),
      body: file,
      answers: {
        200: {
          description: 'The records in the order of the file, each with what was noticed about it',
          json: z.strictObject({ format: z.string().describe('The format that it was read as'), records: z.array(record) }),
        },
      },
    },
    async ({ query, body, signal }, tools) => ({
      json: await recordsOf(present<Upload>({ bytes: body, ...query, format: query.format }), tools, signal),
    }),
  ),
  route(
    {
      id: 'convert',
      method: 'post',
      path: '/v1/convert',
      group: 'files',
      summary: 'Turn a file of one format into another, or print it in a citation style, without keeping anything',
      query: z.object({ from: formatId, to: listFields.format, name, ...printed }),
      body: file,
      answers: { 200: { description: 'The same records in the other format', texts: [...listTypes, ...writtenTypes] } },
    },
    async ({ query: { from, to, name, ...list }, body, signal }, tools) => {
      const { records } = await recordsOf(present<Upload>({ bytes: body, name, format: from }), tools, signal);
      return recordsAnswer(
        records.filter((each) => !each.deleted && !isUnreadable(each)),
        { ...list, ...(to === undefined ? {} : { format: to }) },
        tools,
        signal,
      );
    },
  ),
  route(
    {
      id: 'ingest',
      method: 'post',
      path: '/v1/ingest',
      group: 'files',
      summary: 'Take a file into the library',
      description:
        'What is there already stays one record: taking the same file in twice changes nothing. `refmill undo` takes the run back.',
      writes: true,
      query: z.object({
        format: formatId,
        name,
        source: z.exactOptional(sourceId).describe('A name for where the file comes from; it stands in every record'),
      }),
      body: file,
      answers: {
        200: {
          description: 'The run, and what it brought',
          json: named(
            'IngestReport',
            z.strictObject({ run: z.int(), source: z.string(), counts: runCounts, merged: z.int().min(0), remarks: z.array(z.string()) }),
          ),
        },
      },
    },
    async ({ query: { format, name, source }, body, signal }, tools) => {
      const upload = present<Upload>({ bytes: body, name, format });
      // Too many are said to be before anything is begun.
      await recordsOf(upload, tools, signal);
      const remarks: string[] = [];
      const report = await ingestUpload(tools.library, {
        ...upload,
        ...(source === undefined ? {} : { source }),
        now: tools.now,
        signal,
        report: (remark) => void remarks.push(remark),
      });
      return { json: { run: report.run, source: report.source, counts: report.counts, merged: report.merged, remarks } };
    },
  ),
];
