import type { Finding } from '../../../model/finding.ts';
import type { MetadataField } from '../../dublin-core/metadata-field.ts';
import type { NotationContent } from '../notation-content.ts';
import { withUnplaced } from '../with-unplaced.ts';

/** Lists of which a second description may add to the first. A list of people is taken whole or not at all. */
const addable = [
  'languages',
  'isbn',
  'identifiers',
  'headings',
  'keywords',
  'publicationTypes',
  'grants',
  'trials',
  'relations',
  'locations',
  'accessions',
  'notes',
  'labels',
] as const;
/** Parts of which a second description may have what the first has not. */
const fillable = ['dates', 'container', 'rights'] as const;
const judged = new Set<string>([...addable, ...fillable, 'sourceId', 'datestamp', 'unplaced', 'findings']);

/**
 * A description of an object completed by another one of the same object in another notation: what the first does not say is taken
 * over, what the second says otherwise is kept as unplaced.
 */
export function fillContent(first: NotationContent, second: NotationContent, notation: string): NotationContent {
  const filled: Record<string, unknown> = { ...first };
  const different: MetadataField[] = [];
  const differs = (key: string, value: unknown) => different.push({ name: `${notation}.${key}`, value: written(value) });
  for (const key of addable) {
    const list: readonly unknown[] = first[key] ?? [];
    const known = new Set(list.map((each) => JSON.stringify(each)));
    const added = (second[key] ?? []).filter((each) => !known.has(JSON.stringify(each)));
    if (added.length > 0) filled[key] = [...list, ...added];
  }
  for (const key of fillable) {
    const own: Readonly<Record<string, unknown>> = first[key] ?? {};
    for (const [part, value] of Object.entries(second[key] ?? {}))
      if (own[part] !== undefined && !same(own[part], value)) differs(`${key}.${part}`, value);
    if (second[key]) filled[key] = { ...second[key], ...own };
  }
  for (const [key, value] of Object.entries(second)) {
    if (judged.has(key)) continue;
    const own = filled[key];
    if (own === undefined) filled[key] = value;
    else if (!same(own, value)) differs(key, value);
  }
  return withUnplaced(withNotes(filled as NotationContent, second), different);
}

/** The second description's own leftovers, and what was found in it, whose places are now further on. */
function withNotes(content: NotationContent, { unplaced = [], findings = [] }: NotationContent): NotationContent {
  const before = content.unplaced ?? [];
  const moved = findings.flatMap((finding): Finding[] => {
    const { path, ...found } = finding;
    if (path === undefined) return [finding];
    const at = /^unplaced\[(\d+)\]$/.exec(path)?.[1];
    // A path into a list that was joined to another one would point at something else.
    return [at === undefined ? found : { ...found, path: `unplaced[${Number(at) + before.length}]` }];
  });
  const known = new Set((content.findings ?? []).map((each) => `${each.code} ${each.raw}`));
  const added = moved.filter((each) => each.path !== undefined || !known.has(`${each.code} ${each.raw}`));
  return {
    ...content,
    ...(before.length + unplaced.length > 0 ? { unplaced: [...before, ...unplaced] } : {}),
    ...(added.length > 0 ? { findings: [...(content.findings ?? []), ...added] } : {}),
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** A value in the words of its source, as far as it has some. */
function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(written).join('; ');
  const { raw, text, sections, collective, family, given } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const name = [family, given].filter((part) => typeof part === 'string').join(', ');
  const [found] = [raw, text, collective, name].filter((each): each is string => typeof each === 'string' && each !== '');
  return found ?? (sections === undefined ? JSON.stringify(value) : written(sections));
}
