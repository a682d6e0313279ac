import { type SQL, sql } from 'drizzle-orm';
import { authorities, records } from '../../../db/sqlite/schema/records.ts';
import { recordTags, tags } from '../../../db/sqlite/schema/tags.ts';

/** The numbers of the works of which some record bears a tag for which the condition on `tags` holds. Written keys are taken apart at their first slash. */
export const taggedWorks = (
  condition: SQL,
): SQL => sql`SELECT ${records.work} FROM ${tags} CROSS JOIN ${recordTags} ON ${recordTags.tag} = ${tags.id}
  CROSS JOIN ${authorities} ON ${authorities.name} = substr(${recordTags.record}, 1, instr(${recordTags.record}, '/') - 1)
  CROSS JOIN ${records} ON ${records.authority} = ${authorities.id}
    AND ${records.sourceId} = substr(${recordTags.record}, instr(${recordTags.record}, '/') + 1)
  WHERE ${condition}`;
