import { parseArgs } from 'node:util';
import { Misconfigured } from '../src/model/errors.ts';
import { writePubmedFile } from './generator/pubmed-file.ts';
import { type PubmedShares, pubmedSettings, usualShares } from './generator/pubmed-settings.ts';
import { wholeOption } from './whole-option.ts';

/** `generate --records N --seed N --first-pmid N --share NAME=0.5 -o FILE`: writes a file in the manner of PubMed's baseline. */
export async function generate(args: readonly string[], say: (line: string) => void): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      records: { type: 'string' },
      seed: { type: 'string' },
      'first-pmid': { type: 'string' },
      share: { type: 'string', multiple: true, default: [] },
      output: { type: 'string', short: 'o' },
    },
  });
  if (values.output === undefined) throw new Misconfigured('output', 'name the file to write with -o (packed when it ends in .gz)');
  const settings = pubmedSettings({
    ...wholeOption('records', values.records),
    ...wholeOption('seed', values.seed),
    ...wholeOption('firstPmid', values['first-pmid']),
    shares: Object.assign({}, ...values.share.map(readShare)) as Partial<PubmedShares>,
  });
  const { records, xmlBytes } = await writePubmedFile(values.output, settings);
  say(`${values.output}: ${records} records, ${(xmlBytes / 1e6).toFixed(1)} MB of XML`);
}

/** `duplicates=0.1` */
function readShare(text: string): Partial<PubmedShares> {
  const [, name = '', share = ''] = /^(\w+)=(0(?:\.\d+)?|\.\d+|1)$/.exec(text) ?? [];
  if (Object.hasOwn(usualShares, name)) return { [name]: Number(share) };
  throw new Misconfigured('share', `--share takes NAME=SHARE, a share from 0 to 1 of ${Object.keys(usualShares).join(', ')}; not ${text}`);
}
