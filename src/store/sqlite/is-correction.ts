import { sql } from 'drizzle-orm';
import { records } from '../../../db/sqlite/schema/records.ts';

/** Of a row of `records`: what a person corrected of another record. A library without corrections has no such authority, and nothing is compared. */
export const isCorrection = sql`(${records.authority} IS (SELECT id FROM authorities WHERE name = 'user'))`;
