import type { Contributor, ContributorRole } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { isItem, type JsonItem, textFrom } from '../json-item.ts';
import { zoteroTypes } from './item-types.ts';

const roles: Readonly<Record<string, ContributorRole>> = {
  author: 'author',
  editor: 'editor',
  seriesEditor: 'editor',
  translator: 'translator',
};

/** `firstName` of «Orville Pence Jr.»: Zotero has no field for what stands behind a name. */
const suffixed = /^(.*\S),\s*((?:Jr|Sr)\.?|I{2,3}|IV)$/;

/** A creator of an item; undefined for one that has no name. */
export function readCreator(value: unknown, itemType: string): Contributor | undefined {
  if (!isItem(value)) return undefined;
  const creatorType = textFrom(value.creatorType) ?? 'author';
  const principal = zoteroTypes[itemType]?.creators[0] ?? 'author';
  const role = creatorType === principal ? 'author' : (roles[creatorType] ?? 'other');
  const roleAsGiven = creatorType === principal || creatorType === role ? undefined : creatorType;
  const [family, given, single] = [textFrom(value.lastName), textFrom(value.firstName), textFrom(value.name)];
  const whole = family ?? given;
  if (whole === undefined && single === undefined) return undefined;
  const [, first, suffix] = suffixed.exec(family === undefined ? '' : (given ?? '')) ?? [];
  const name =
    whole === undefined
      ? { collective: single }
      : // fieldMode 1 is one field for the whole name, as of a group.
        value.fieldMode === 1 || value.fieldMode === '1'
        ? { collective: whole }
        : { family: whole, given: family === undefined ? undefined : (first ?? given), suffix };
  return present<Contributor>({ role, roleAsGiven, ...name } as Contributor);
}

/** A person or group as the item type knows it: whoever has no place of his own there is a contributor. */
export function writeCreator(
  { role, roleAsGiven = '', family, given, initials, suffix, collective }: Contributor,
  itemType: string,
): JsonItem | undefined {
  const [principal, ...others] = zoteroTypes[itemType]?.creators ?? ['author'];
  const own = role === 'author' ? principal : [roleAsGiven, role].find((each) => others.some((other) => other === each));
  const creatorType = own ?? 'contributor';
  if (collective !== undefined) return { creatorType, name: collective };
  if (family === undefined) return undefined;
  return { creatorType, firstName: [given ?? initials ?? '', suffix].filter((part) => part !== undefined).join(', '), lastName: family };
}
