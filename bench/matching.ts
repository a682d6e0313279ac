import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { resolve } from '../src/dedupe/cluster.ts';
import { keyText } from '../src/model/work.ts';
import { type DamagedRecord, damagedLibrary, damageSettings } from './generator/damage/damaged-library.ts';
import { accuracyOf, type MatchedPair } from './measures/matching/accuracy.ts';
import { wholeOption } from './whole-option.ts';

// `node dist/bench/matching.js [--records 5000] [--seed 1] [--samples 20] [--kind NAME] [--groups FILE]`: recall and precision of resolving made
// records that were damaged, by kind, and samples of what went wrong, as JSON. For whoever tunes the rules.

const { values } = parseArgs({
  options: {
    records: { type: 'string' },
    seed: { type: 'string' },
    samples: { type: 'string' },
    kind: { type: 'string' },
    groups: { type: 'string' },
  },
});
const settings = damageSettings({ ...wholeOption('records', values.records), ...wholeOption('seed', values.seed) });
const samples = wholeOption('samples', values.samples).samples ?? 20;

const records: DamagedRecord[] = [];
for await (const record of damagedLibrary(settings)) records.push(record);
const start = process.cpuUsage();
const groups = values.groups === undefined ? resolvedGroups() : groupsIn(values.groups);
const { user, system } = process.cpuUsage(start);

/** Groups by refmill's rules. */
function resolvedGroups(): readonly (readonly string[])[] {
  return resolve({ records: records.map(({ entry }) => entry), decisions: [] }).groups.map((group) => group.map(({ key }) => keyText(key)));
}

/** Groups of another program: a line `{"ids":[…]}` each, written keys. */
function groupsIn(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { ids: string[] }).ids);
}

const accuracy = accuracyOf(records, groups);

const brief = ({ entry: { key, record }, database, damages, publication }: DamagedRecord) => ({
  key: keyText(key),
  publication: publication.id,
  database,
  damages: damages.join('; '),
  title: record.title,
  authors: record.contributors
    ?.map(({ family, given, collective }) => collective ?? [family, given].filter(Boolean).join(', '))
    .join('; ')
    .slice(0, 160),
  year: record.issued?.year,
  place:
    record.container === undefined
      ? undefined
      : Object.entries(record.container)
          .map(([name, value]) => `${name}=${value}`)
          .join(' '),
  type: record.type,
  ids: record.identifiers?.map(({ scheme, value }) => `${scheme}:${value}`).join(' '),
});

const pick = (pairs: readonly MatchedPair[]) =>
  pairs
    .filter(({ kinds }) => values.kind === undefined || kinds.includes(values.kind))
    // From all over the list, not from its head.
    .filter((_, at, list) => at % Math.max(1, Math.floor(list.length / samples)) === 0)
    .slice(0, samples)
    .map(({ a, b, kinds }) => ({ kinds: kinds.join('; '), a: brief(a), b: brief(b) }));

const share = (part: number, whole: number): number => (whole === 0 ? 1 : Math.round((part / whole) * 1e5) / 1e5);
const { all, falsePairs, byDamage, bySeverity, byFamily, missed, falsely } = accuracy;
const recalls = (counts: typeof byDamage) =>
  Object.fromEntries(Object.entries(counts).map(([kind, { found, pairs }]) => [kind, `${share(found, pairs)} (${found}/${pairs})`]));
const report = {
  missed: pick(missed),
  falsePairs: pick(falsely),
  recallByDamage: recalls(byDamage),
  recallBySeverity: recalls(bySeverity),
  falsePairsByFamily: Object.fromEntries(
    Object.entries(byFamily).map(([kind, { pairs, falsePairs: wrong }]) => [kind, `${wrong} of ${pairs}`]),
  ),
  records: accuracy.records,
  publications: accuracy.publications,
  pairs: all.pairs,
  recall: share(all.found, all.pairs),
  precision: share(all.found, all.found + falsePairs),
  false: falsePairs,
  coreSeconds: Math.round((user + system) / 1e4) / 100,
};
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
