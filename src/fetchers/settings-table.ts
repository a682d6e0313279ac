import { z } from 'zod';
import type { Fetcher } from './fetcher.ts';
import { fetchers } from './registry.ts';

interface Setting {
  readonly description?: string;
  readonly default?: unknown;
}

/** docs/sources.md: every fetcher with its settings, from the schemas that check them. */
export function settingsTables(): string {
  return [
    '# Sources',
    '',
    'A source in `refmill.yaml` has an `id`, a `fetcher`, and the settings of that fetcher. `email` and `ncbiApiKey` at the top of the file, or',
    '`REFMILL_EMAIL` and `NCBI_API_KEY` in the environment, serve every PubMed source. No key or address is logged or stored.',
    '',
    '```yaml',
    'sources:',
    '  - id: radium-pubmed',
    '    fetcher: pubmed',
    '    query: \'"Radium-223"[nm] AND prostatic neoplasms[mh]\'',
    '  - id: our-repository',
    '    fetcher: oai-pmh',
    '    url: https://repository.example.org/server/oai/request',
    '```',
    '',
    'A run goes on where the last one ended: the place is stored in the same transaction as the records. `refmill harvest --from-start` forgets it.',
    'Servers on private addresses are refused unless `allowPrivateHosts` in refmill.yaml (or `--allow-private-host`) names them.',
    '',
    ...fetchers.flatMap(tableOf),
  ].join('\n');
}

function tableOf({ id, title, config }: Fetcher): string[] {
  const { properties = {}, required = [] } = z.toJSONSchema(config, { io: 'input', unrepresentable: 'any' });
  const rows = Object.entries(properties as Record<string, Setting>).map(([name, { description = '', default: standard }]) => {
    const otherwise = standard === undefined ? (required.includes(name) ? 'must be given' : '') : `\`${String(standard)}\``;
    return `| \`${name}\` | ${description} | ${otherwise} |`;
  });
  return [`## ${id}`, '', `${title}.`, '', '| setting | what it does | otherwise |', '| --- | --- | --- |', ...rows, ''];
}
