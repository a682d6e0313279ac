import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot, version } from '../src/package-root.ts';
import { measureExporting } from './measures/exporting.ts';
import { measureExtracting } from './measures/extracting.ts';
import { type IngestPlan, measureIngesting, removeStore, type Taken } from './measures/ingesting.ts';
import { thisMachine } from './measures/machine.ts';
import { type MatchingPlan, measureMatching } from './measures/matching.ts';
import { measureReading } from './measures/reading.ts';
import { measureResolving } from './measures/resolving.ts';
import { madeSample, sampleOf } from './measures/sample.ts';
import { measureSearching } from './measures/searching.ts';
import { measureSqliteCopy } from './measures/sqlite-copy.ts';
import type { Results } from './results.ts';

export interface MeasurePlan {
  /** How many records the libraries have, rising. */
  readonly sizes: readonly [number, ...number[]];
  readonly matching: MatchingPlan;
  /** Made records that are read from memory. */
  readonly sample: number;
  readonly seed: number;
  /** Real records are left out, even where there are some. */
  readonly madeOnly: boolean;
  readonly tries: number;
  readonly say: (line: string) => void;
}

/** Real records, where somebody has laid them beside the checkout. */
const corpus = path.join(packageRoot, '..', 'shared/corpora/pubmed/records.xml');

/** Everything, in one run; what it makes lies in a temporary folder and is gone afterwards. */
export async function measureAll({ sizes, matching: matchingPlan, sample, seed, madeOnly, tries, say }: MeasurePlan): Promise<Results> {
  const folder = await mkdtemp(path.join(tmpdir(), 'refmill-bench-'));
  try {
    const samples = [
      madeSample(sample, seed),
      ...(existsSync(corpus) && !madeOnly ? [sampleOf('real records', readFileSync(corpus))] : []),
    ];
    const reading = [];
    for (const each of samples) {
      say(`reading ${each.name} from memory`);
      reading.push(await measureReading(each, folder, tries));
    }
    say('endpoints and results of abstracts');
    const extracting = await measureExtracting(tries);
    const [smallest, ...larger] = sizes;
    const plan = (records: number): IngestPlan => ({
      folder,
      records,
      seed,
      tries: records === smallest ? tries : 1,
      others: records === smallest ? ['gunzip', 'xtract', 'pubmed_parser'] : ['gunzip', 'xtract'],
    });
    say(`a library of ${smallest} records`);
    const first = await measureIngesting(plan(smallest));
    say('SQLite alone');
    const sqliteCopy = await measureSqliteCopy(first.store, tries);
    say('exporting');
    const exporting = await measureExporting(first.store, tries);
    say('duplicates');
    const resolving = await measureResolving(plan(smallest));
    const matching = await measureMatching(matchingPlan, { seed, madeOnly, tries, folder, say });
    const ingesting = [first.figures];
    let last: Taken = first;
    for (const records of larger) {
      await removeStore(last.store);
      await rm(last.file);
      say(`a library of ${records} records`);
      last = await measureIngesting(plan(records));
      ingesting.push(last.figures);
    }
    say('searching');
    const searching = await measureSearching(last.store, tries);
    const takenOn = new Date().toISOString().slice(0, 10);
    return {
      takenOn,
      version,
      seed,
      machine: thisMachine(),
      reading,
      ingesting,
      sqliteCopy,
      searching,
      exporting,
      extracting,
      resolving,
      matching,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
