import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip, gzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { checkRecord } from '../../src/checks/registry.ts';
import { neverNested, pubmedXml, recordElements } from '../../src/formats/pubmed-xml/pubmed-xml.ts';
import { readElement } from '../../src/formats/pubmed-xml/read-element.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { normalizeRecord } from '../../src/normalizers/across-fields.ts';
import { readRecords } from '../../src/pipeline/read.ts';
import { parserOptions, parseXml } from '../../src/xml/parse.ts';
import { type SourceElement, splitElements } from '../../src/xml/split.ts';
import { cpuTimes } from './cpu-time.ts';
import type { Sample } from './sample.ts';
import { quoted, saysOfItself, timeCommand } from './shell-command.ts';
import { spread } from './spread.ts';

export const reading = z.strictObject({
  sample: z.string(),
  records: z.int(),
  bytes: z.int(),
  /**
   * fast-xml-parser has the options that src/xml/ gives it, and the split is the format's own. Absent in older figures: the parser kept the path
   * of each element besides, and the split looked for three elements of six and not at what stands around them.
   */
  asInFormat: z.literal(true).optional(),
  /** Processor seconds for the whole sample. `elements` is tree and mapping together; `whole` is all that `refmill read` does. */
  times: z.strictObject({
    /** The program of that name; null where it is not installed. */
    gunzip: spread.nullable(),
    /** The same by Node itself. */
    zlib: spread,
    fastXmlParser: spread,
    split: spread,
    tree: spread,
    elements: spread,
    normalize: spread,
    check: spread,
    whole: spread,
  }),
});

const parser = new XMLParser(parserOptions);

/** How often gunzip unpacks in one try: the shell's clock has hundredths. */
const passes = 5;

/** Reads a sample from memory on one thread, whole and stage by stage; `folder` takes the packed sample for gunzip. */
export async function measureReading(sample: Sample, folder: string, tries: number): Promise<z.infer<typeof reading>> {
  const packed = gzipSync(sample.bytes);
  const file = path.join(folder, 'sample.xml.gz');
  await writeFile(file, packed);
  const hasGunzip = saysOfItself('gunzip', ['--version']) !== undefined;
  const gunzip = `for pass in ${Array.from({ length: passes }, (_, pass) => pass).join(' ')}; do gunzip -c ${quoted(file)}; done`;
  const elements: SourceElement[] = [];
  // What stands around the records is no element: the format makes a finding of it.
  for await (const element of split(sample)) if (!element.name.startsWith('#')) elements.push(element);
  const whole = await cpuTimes(
    {
      gunzip: async () => (hasGunzip ? (await timeCommand(gunzip)).cpu / passes : 0),
      zlib: () => unpacked(packed),
      fastXmlParser: () => each(elements, ({ text }) => parser.parse(text)),
      whole: () => drained(readRecords(pubmedXml, sample.chunks, sample.name, {})),
    },
    tries,
  );
  // Only now: records that are kept in memory make the collector's work harder.
  const read = elements.flatMap((element) => readElement(element, sample.name));
  const normal = read.map(normalizeRecord);
  const stages = await cpuTimes(
    {
      split: () => drained(split(sample)),
      tree: () => each(elements, ({ text }) => parseXml(text)),
      elements: () => each(elements, (element) => readElement(element, sample.name)),
      normalize: () => each(read, normalizeRecord),
      check: () => each(normal, checkRecord),
    },
    tries,
  );
  return {
    sample: sample.name,
    records: read.length,
    bytes: sample.bytes.length,
    asInFormat: true,
    times: { ...whole, gunzip: hasGunzip ? whole.gunzip : null, ...stages },
  };
}

/** As the format splits. */
const split = ({ chunks }: Sample): AsyncIterable<SourceElement> =>
  splitElements(chunks, recordElements, { endedBy: neverNested, surroundings: true });

function each<T>(list: readonly T[], work: (one: T) => unknown): void {
  for (const one of list) work(one);
}

/** Unpacks as from a file, a piece at a time: one buffer for all would cost more than the unpacking. */
async function unpacked(packed: Buffer): Promise<void> {
  const stream = createGunzip({ chunkSize: 2 ** 18 });
  stream.end(packed);
  for await (const _ of stream);
}

async function drained(items: AsyncIterable<SourceElement | BibliographicRecord>): Promise<void> {
  for await (const _ of items);
}
