import { writeFileSync } from 'node:fs';
import { candidates } from '../../../src/dedupe/candidates.ts';
import { profileOf } from '../../../src/dedupe/profile.ts';
import { entriesIn } from './entries-in.ts';

// A program of its own: `count-candidates.js ENTRIES OUT` reads entries as JSON Lines and writes how many pairs of them are compared.

const [input = '', output = ''] = process.argv.slice(2);
const profiles = (await entriesIn(input)).map(({ record }) => profileOf(record));
writeFileSync(output, JSON.stringify({ compared: candidates(profiles).length }));
