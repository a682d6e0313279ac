// Writes what docs/ holds of the code itself, after a build; tests fail when it has drifted. Usage: npm run docs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { withTables, workedReadings } from '../dist/bench/worked-readings/worked-readings.js';
import { findingsTable } from '../dist/src/checks/findings-table.js';
import { fetchers } from '../dist/src/fetchers/registry.js';
import { sourcesPage, withSettingsTable } from '../dist/src/fetchers/settings-table.js';
import { recordSchema } from '../dist/src/model/record-schema.js';
import { configurationSchema, configurationTable } from '../dist/src/pipeline/configuration-schema.js';

const docs = new URL('../docs/', import.meta.url);
writeFileSync(new URL('record.schema.json', docs), `${JSON.stringify(recordSchema(), null, 2)}\n`);
writeFileSync(new URL('findings.md', docs), findingsTable());
writeFileSync(new URL('sources.md', docs), sourcesPage());
for (const fetcher of fetchers) {
  const page = new URL(`sources/${fetcher.id}.md`, docs);
  writeFileSync(page, withSettingsTable(readFileSync(page, 'utf8'), fetcher));
}

const marks = /(<!-- keys: [^>]*-->)[\s\S]*(<!-- end of keys -->)/;
const configuration = new URL('configuration.md', docs);
const page = readFileSync(configuration, 'utf8');
writeFileSync(
  configuration,
  page.replace(marks, (_, begin, end) => `${begin}\n\n${configurationTable()}\n\n${end}`),
);
writeFileSync(new URL('refmill.schema.json', docs), `${JSON.stringify(configurationSchema(), null, 2)}\n`);

const { drawings, tables } = await workedReadings();
mkdirSync(new URL('reading/', docs), { recursive: true });
for (const [name, svg] of Object.entries(drawings)) writeFileSync(new URL(`reading/${name}`, docs), svg);
for (const name of ['reading-run-on-text.md', 'reading-citations.md']) {
  const page = new URL(name, docs);
  writeFileSync(page, withTables(readFileSync(page, 'utf8'), tables));
}
