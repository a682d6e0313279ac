// Writes what docs/ holds of the code itself, after a build; tests fail when it has drifted. Usage: npm run docs
import { writeFileSync } from 'node:fs';
import { findingsTable } from '../dist/src/checks/findings-table.js';
import { settingsTables } from '../dist/src/fetchers/settings-table.js';
import { recordSchema } from '../dist/src/model/record-schema.js';

const docs = new URL('../docs/', import.meta.url);
writeFileSync(new URL('record.schema.json', docs), `${JSON.stringify(recordSchema(), null, 2)}\n`);
writeFileSync(new URL('findings.md', docs), findingsTable());
writeFileSync(new URL('sources.md', docs), settingsTables());
