import { createHash } from 'node:crypto';
import { matchKeys } from '../../dedupe/match-keys.ts';
import type { BibliographicRecord } from '../../model/record.ts';

/** Under which numbers a record is filed for comparison, once each. */
export const matchNumbers = (record: BibliographicRecord): readonly number[] => [...new Set(matchKeys(record).map(matchNumber))];

/**
 * A key of comparison as a number of 48 bits: of ten million keys hardly one pair meets by chance, and whom it brings together is compared and told
 * apart. Six bytes are what SQLite keeps it in.
 */
const matchNumber = (key: string): number => createHash('sha1').update(key).digest().readUIntBE(0, 6);
