import { childNamed, childrenNamed, textOf, type XmlElement } from '../../../xml/element.ts';
import { MarcField } from './marc-field.ts';

/** A bibliographic record of MARC 21, as MARCXML has it. */
export interface MarcRecord {
  readonly leader: string;
  /** Fields 00X by tag, blanks kept: their positions count. Of repeated ones, which no rule allows, the first. */
  readonly controls: ReadonlyMap<string, string>;
  readonly repeatedControls: readonly (readonly [tag: string, value: string])[];
  readonly fields: readonly MarcField[];
}

/** Real records have some hundred fields; the rest of a larger one stays in the archive. */
export const mostMarcFields = 10_000;

export function readMarcRecord(root: XmlElement): MarcRecord {
  const controls = new Map<string, string>();
  const repeatedControls: [string, string][] = [];
  for (const control of childrenNamed(root, 'controlfield')) {
    const { tag = '' } = control.attributes;
    if (controls.has(tag)) repeatedControls.push([tag, textOf(control)]);
    else controls.set(tag, textOf(control));
  }
  return {
    leader: textOf(childNamed(root, 'leader')),
    controls,
    repeatedControls,
    fields: childrenNamed(root, 'datafield')
      .slice(0, mostMarcFields)
      .map((each) => new MarcField(each)),
  };
}

/**
 * Whether the leader says what the record is of. A crosswalk from Dublin Core (042 $a dc) has one leader for all: DSpace's makes every
 * item a sound recording (`njm`).
 */
export const leaderIsBelieved = ({ fields }: MarcRecord): boolean =>
  !fields.some((field) => field.tag === '042' && field.peek('a')?.toLowerCase() === 'dc');
