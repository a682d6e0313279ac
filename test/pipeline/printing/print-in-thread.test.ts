import { expect, test } from 'vitest';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { type ListRequest, listWriter } from '../../../src/pipeline/list-writer.ts';
import { printInThread } from '../../../src/pipeline/printing/print-in-thread.ts';

const records = Array.from(
  { length: 30 },
  (_, at): BibliographicRecord => ({
    source: 'refmill',
    sourceId: `W${at}`,
    type: 'article-journal',
    title: `On lamps that hum, night ${at}`,
    contributors: [{ role: 'author', family: `Vale${at % 7}`, given: 'Ida' }],
    issued: { year: 2019 },
    // The library knows how the second of them is called in full.
    container: at % 2 === 0 ? { title: 'Journal of Pharology', abbreviation: 'J Pharol' } : { abbreviation: 'J Tid' },
    abstracts: [{ sections: [{ text: 'No style prints this.' }] }],
  }),
);

async function* inTurn(): AsyncGenerator<BibliographicRecord> {
  yield* records;
}

const citationKey = ({ sourceId }: BibliographicRecord) => `key${sourceId}`;
const journals = async () => ({
  lookup: (name: string) => (name === 'J Tid' ? { title: 'Journal of tides', abbreviation: 'J Tid' } : undefined),
});
const means = { citationKey, journals, signal: AbortSignal.any([]) };

const bytes = (pieces: readonly (string | Uint8Array)[]): string => pieces.map((piece) => Buffer.from(piece).toString('latin1')).join('');

test.each<ListRequest>([{ style: 'apa' }, { style: 'vancouver', format: 'html', groupBy: 'year' }, { style: 'nature', format: 'docx' }])(
  'a list of %j is the same as one that is printed here',
  async (request) => {
    const here: (string | Uint8Array)[] = [];
    for await (const piece of (await listWriter(request)).write(inTurn(), { citationKey, journals })) here.push(piece);
    const there = await printInThread(request, inTurn(), means);
    expect(bytes(there)).toBe(bytes(here));
    expect(bytes(there).length).toBeGreaterThan(1000);
    if (request.style === 'apa') expect(bytes(there)).toContain('Journal of Tides');
  },
);

test('what there is no style of is refused as it is here', async () => {
  await expect(printInThread({ style: 'apaa' }, inTurn(), means)).rejects.toMatchObject({
    key: 'style',
    message: expect.stringContaining('no style is called apaa'),
  });
});

test('whoever gives up is not kept waiting', async () => {
  const stop = new AbortController();
  const printing = printInThread({ style: 'apa' }, inTurn(), { ...means, signal: stop.signal });
  setImmediate(() => stop.abort(new Error('nobody waits')));
  await expect(printing).rejects.toThrow('nobody waits');
});
