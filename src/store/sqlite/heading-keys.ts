import { Misconfigured } from '../../model/errors.ts';
import type { HeadingQuery } from '../../search/query.ts';
import { foldedName } from '../card/reported.ts';
import { headingKey } from '../card/work-codes.ts';
import type { Database } from './database.ts';
import { descriptorIndex } from './descriptor-index.ts';

interface Carried {
  readonly ui: string;
  readonly term: string;
}

/** As many descriptors may begin with what was typed; more would be no help to anybody. */
const mostBeginning = 1000;
/** So many answers are kept until the library changes. */
const mostKept = 500;

/**
 * By what the headings are known that a query is after: identifiers, or names of those that have none. A name leads to its descriptor by the loaded
 * vocabularies, entry terms and translations too, and by what the works' own headings say; and down the tree by the vocabularies' tree numbers.
 */
export function headingKeys(database: Database): (query: HeadingQuery) => readonly string[] {
  const { client } = database;
  const vocabularies = descriptorIndex(database);
  const carried = carriedHeadings(database);
  const changes = client.prepare<[], number>('SELECT total_changes()').pluck();
  const kept = new Map<string, readonly string[]>();
  let keptState = '';

  const keysOf = ({ text, truncated, explode }: HeadingQuery, state: string): readonly string[] => {
    const index = vocabularies();
    const named = truncated ? index.beginning(text) : index.named(text);
    if (named.length > mostBeginning)
      throw new Misconfigured('query', `${text}* stands for more than ${mostBeginning} descriptors: say more letters of it`);
    const headings = truncated ? carried(state).beginning(text) : carried(state).named(text);
    const uis = new Set([...named, ...headings].map(({ ui }) => ui).filter((ui) => ui !== ''));
    const trees = [...named, ...[...uis].map(index.withUi)].flatMap((each) => each?.trees ?? []);
    const entries = [...named, ...[...uis].map(index.withUi), ...(explode ? [...new Set(trees)].flatMap(index.below) : [])];
    const keys = new Set<string>([...uis, ...headings.map(({ ui, term }) => headingKey(ui === '' ? { term } : { ui, term }))]);
    for (const entry of entries) for (const key of entry ? [entry.ui, ...entry.preferred] : []) keys.add(key);
    if (!truncated) {
      for (const { entryTerms } of named) for (const term of entryTerms) keys.add(term);
      keys.add(text);
    }
    return [...keys];
  };

  return (query) => {
    const state = `${client.pragma('data_version', { simple: true })} ${changes.get()}`;
    if (state !== keptState || kept.size >= mostKept) kept.clear();
    keptState = state;
    const name = `${query.explode} ${query.truncated} ${query.text}`;
    const keys = kept.get(name) ?? keysOf(query, state);
    kept.set(name, keys);
    return keys;
  };
}

/** The headings that works carry, by their names and identifiers; read again when the library changed. */
function carriedHeadings({ client }: Database) {
  const every = client.prepare<[], Carried>('SELECT ui, term FROM headings');
  let known: { readonly state: string; readonly all: readonly Carried[]; readonly byName: Map<string, Carried[]> } | undefined;
  let folded: ReadonlyMap<string, readonly Carried[]> | undefined;
  return (state: string) => {
    if (known?.state !== state) {
      const all = every.all();
      known = { state, all, byName: grouped(all, (term) => term.toLowerCase()) };
      for (const heading of all) if (heading.ui !== '') put(known.byName, heading.ui.toLowerCase(), heading);
      folded = undefined;
    }
    const { all, byName } = known;
    return {
      named(name: string): readonly Carried[] {
        const found = byName.get(name.toLowerCase());
        if (found) return found;
        folded ??= grouped(all, foldedName);
        return folded.get(foldedName(name)) ?? [];
      },
      beginning: (name: string): readonly Carried[] => all.filter(({ term }) => term.toLowerCase().startsWith(name.toLowerCase())),
    };
  };
}

function grouped(headings: readonly Carried[], by: (term: string) => string): Map<string, Carried[]> {
  const groups = new Map<string, Carried[]>();
  for (const heading of headings) put(groups, by(heading.term), heading);
  return groups;
}

function put(map: Map<string, Carried[]>, key: string, heading: Carried): void {
  const there = map.get(key);
  if (there) there.push(heading);
  else map.set(key, [heading]);
}
