import { z } from 'zod';
import type { AnyFetcher } from './fetcher.ts';
import { fetchers } from './registry.ts';

interface Setting {
  readonly description?: string;
  readonly default?: unknown;
}

/** docs/sources.md: every fetcher with its page. */
export function sourcesPage(): string {
  return [
    '# Sources',
    '',
    'A source in `refmill.yaml` has an `id`, a `fetcher`, and the settings of that fetcher. `email`, `ncbiApiKey` and `openAlexApiKey` at the top of the file,',
    'or `REFMILL_EMAIL`, `NCBI_API_KEY` and `OPENALEX_API_KEY` in the environment, serve every source that takes them. No key or address is logged or',
    'stored.',
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
    'Without a configuration the same settings are options, `pageSize` as `--page-size`: `refmill harvest pubmed --query radium-223`;',
    '`refmill harvest pubmed --help` lists those of one fetcher. Keys and addresses of persons are none: other users of the machine see command lines.',
    '',
    'A run goes on where the last one ended: the place is stored in the same transaction as the records. `refmill harvest --from-start` forgets it.',
    'Servers on private addresses are refused unless `allowPrivateHosts` in refmill.yaml (or `--allow-private-host`) names them.',
    '',
    '| fetcher | what it brings |',
    '| --- | --- |',
    ...fetchers.map(({ id, title }) => `| [${id}](sources/${id}.md) | ${title} |`),
    '',
  ].join('\n');
}

const marks = { begin: '<!-- settings: npm run docs writes this table -->', end: '<!-- end of settings -->' };

/** A fetcher's page with its table of settings, from the schema that checks them, between the marks. Throws for a page without marks. */
export function withSettingsTable(page: string, { id, config }: AnyFetcher): string {
  const [before, after] = [page.indexOf(marks.begin), page.indexOf(marks.end)];
  if (before < 0 || after < before) throw new Error(`docs/sources/${id}.md has no place for its settings: ${marks.begin} ${marks.end}`);
  return `${page.slice(0, before + marks.begin.length)}\n\n${tableOf(config)}\n\n${page.slice(after)}`;
}

function tableOf(config: AnyFetcher['config']): string {
  const { properties = {}, required = [] } = z.toJSONSchema(config, { io: 'input', unrepresentable: 'any' });
  const rows = Object.entries(properties as Record<string, Setting>).map(([name, { description = '', default: standard }]) => {
    const otherwise = standard === undefined ? (required.includes(name) ? 'must be given' : '') : `\`${String(standard)}\``;
    return `| \`${name}\` | ${description.replaceAll('|', '\\|')} | ${otherwise} |`;
  });
  return ['| setting | what it does | otherwise |', '| --- | --- | --- |', ...rows].join('\n');
}
