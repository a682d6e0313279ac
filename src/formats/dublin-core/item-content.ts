import type { Location } from '../../model/access.ts';
import type { ReadContext } from '../format.ts';
import { fieldTable } from './field-table.ts';
import type { MetadataField } from './metadata-field.ts';
import type { PlacingRule } from './placing.ts';
import { type RecordContent, RecordDraft } from './record-draft.ts';
import { settleItem } from './settle-item.ts';

const rules = new Map(fieldTable.flatMap((rule) => rule.names.map((name) => [name, rule] as const)));

/** Schemas of DSpace's linked entities describe another thing than the item: person.identifier.orcid is no identifier of the article. */
const otherThings = new Set([
  'person',
  'project',
  'orgunit',
  'organization',
  'relation',
  'dspace',
  'eperson',
  'creativework',
  'event',
  'thesis',
]);

/** The rule of a field: by its name, as a subject of some scheme, or as the dc field of the same element and qualifier. */
export function ruleFor(name: string): PlacingRule | undefined {
  const full = name.toLowerCase();
  const [schema = '', element, qualifier, more] = full.split('.');
  const asDc =
    otherThings.has(schema) || qualifier === undefined || more !== undefined ? undefined : rules.get(`dc.${element}.${qualifier}`);
  return rules.get(full) ?? asDc ?? (schema === 'dc' && element === 'subject' ? rules.get('dc.subject.*') : undefined);
}

/** Real items have at most some thousand values (a thesis with all its linked files); the rest of a larger one stays in the archive. */
export const mostFields = 20_000;

/** What a notation has beside the fields that the table knows. */
interface NotationMeans {
  /** The rule of a field, for notations with names of their own. */
  readonly ruleOf?: (name: string) => PlacingRule | undefined;
  /** Where the item's files are, in sources that list them. */
  readonly files?: readonly Location[];
  /** Places what is more than a value under a name, before what depends on several values is settled. */
  readonly place?: (draft: RecordDraft) => void;
}

/** The fields of one item, placed by the table, the late ones last; what has no place is kept as unplaced. */
export function itemContent(
  fields: readonly MetadataField[],
  context: ReadContext,
  { ruleOf = ruleFor, files = [], place }: NotationMeans = {},
): RecordContent {
  const draft = new RecordDraft();
  if (fields.length > mostFields) draft.note('value-truncated', `The item has ${fields.length} values; the first ${mostFields} were read`);
  const placed = fields.slice(0, mostFields).map((field) => ({ field, rule: ruleOf(field.name) }));
  for (const { field, rule } of [...placed.filter((each) => !each.rule?.late), ...placed.filter((each) => each.rule?.late)]) {
    if (!rule?.place(field, draft, context)) draft.leaveUnplaced(field);
  }
  const known = new Set(draft.content.locations?.map(({ url }) => url));
  for (const file of files) {
    if (!known.has(file.url)) draft.add('locations', file);
    known.add(file.url);
  }
  place?.(draft);
  settleItem(draft, context);
  return draft.finish();
}
