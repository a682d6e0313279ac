import type { Ingesting } from '../measures/ingesting.ts';
import type { Results } from '../results.ts';

/** Bytes of XML a second of one core. */
export const speed = (bytes: number, { median }: { readonly median: number }): number => bytes / median;

/** What reading is held against: gunzip, or Node's zlib, by that name, where there is no gunzip. */
export const unpacking = ({ gunzip, zlib }: Results['reading'][number]['times']) =>
  gunzip ? { unpacker: 'gunzip', time: gunzip } : { unpacker: 'zlib in Node', time: zlib };

/** Seconds of the processor for a thousand records. */
export const perThousand = ({ records, cpu }: Ingesting): number => (cpu.median / records) * 1000;

/** The last of a list that is not empty. */
const lastOf = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[list.length - 1] as T;

/** The times of another program on a file; undefined where it was not there. */
function otherTimes({ others }: Ingesting, name: string): { readonly wall: number; readonly cpu: number } | undefined {
  const measured = others.find((each) => each.name === name)?.measured;
  return measured && 'wall' in measured ? measured : undefined;
}

/** The figures that everything comes down to. */
export function comparisons({ reading, ingesting, sqliteCopy }: Results) {
  const first = ingesting[0] as Ingesting;
  const last = lastOf(ingesting);
  const { times, bytes } = reading[0] as Results['reading'][number];
  const { unpacker, time } = unpacking(times);
  const xtract = otherTimes(last, 'xtract');
  return {
    first,
    last,
    /** Speed of reading, as a share of that of the program that unpacks. */
    unpacker,
    reading: time.median / times.whole.median,
    /** Time by the clock against `gunzip | xtract`. */
    xtract: xtract && last.wall.median / xtract.wall,
    peakBytes: Math.max(...ingesting.map(({ peakBytes }) => peakBytes)),
    growth: perThousand(last) / perThousand(first),
    disk: last.storeBytes / last.xmlBytes,
    /** Seconds of the processor that unpacking and reading take alone, for the smallest file. */
    unpackingAll: (times.zlib.median / bytes) * first.xmlBytes,
    readingAll: (times.whole.median / bytes) * first.xmlBytes,
    sqlite: first.cpu.median / (sqliteCopy.tables.median + sqliteCopy.fullText.median),
  };
}
