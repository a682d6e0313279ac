import { isSameElement } from '../dedupe/corrected-record.ts';
import type { Contributor } from '../model/contributor.ts';
import type { Correction } from '../model/correction.ts';
import { Misconfigured } from '../model/errors.ts';
import type { Citation } from '../model/work.ts';
import { type CorrectableField, correctableField, correctableNames, personPartNames, withPart } from './correctable-fields.ts';

/** What somebody typed. */
interface Typed {
  readonly field: string;
  readonly value?: string;
  readonly remove?: boolean;
  readonly undo?: boolean;
}

type Change = Pick<Correction, 'field'> & { readonly was?: unknown; readonly value?: unknown };

/** A correction as it was understood. */
export interface AskedCorrection {
  readonly path: string;
  readonly changes: readonly Change[];
  /** Whether a correction that was made before is about the same: it is that one which is taken back, or which this one replaces. */
  readonly isAbout: (made: Correction) => boolean;
}

/**
 * What a person wants changed in a citation. Fields are called as people call them, `keyword[2]` is one element of several, counted from 0 as JSON does, and
 * `authors[0].family` a part of a person. Throws Misconfigured for what is no field, no value of its kind, or not there.
 */
export function readCorrection(typed: Typed, citation: Citation): AskedCorrection {
  const { field, index, part } = placeOf(typed.field);
  const list = listAt(citation, field.path);
  const held = list.filter((each) => field.holds?.(each) ?? true);
  const element = index === undefined ? undefined : held[index];
  if (index !== undefined && element === undefined)
    throw new Misconfigured('field', `${typed.field}: there ${held.length === 1 ? 'is 1' : `are ${held.length}`}, counted from 0`);
  const isAbout = (made: Correction): boolean => isOfField(made, field, element);
  if (typed.undo) return { path: field.path, changes: [], isAbout };
  const changes =
    element !== undefined
      ? [ofElement(typed, field, element, part, citation)]
      : field.kind === 'element'
        ? ofList(typed, field, held, citation)
        : [ofWhole(typed, field, citation)];
  // Elements come and go one after the other; of a single value the last word is all that counts.
  return { path: field.path, changes, isAbout: element === undefined && field.kind !== 'element' ? isAbout : () => false };
}

interface Place {
  readonly field: CorrectableField;
  readonly index?: number;
  readonly part?: string;
}

function placeOf(typed: string): Place {
  const field = correctableField(typed);
  if (field) return { field };
  const [, name = '', index = '', part] = /^([\w-]+)\[(\d{1,6})\](?:\.(\w+))?$/.exec(typed.trim()) ?? [];
  const indexed = correctableField(name);
  const inList = indexed?.path === 'contributors' || indexed?.kind === 'element';
  if (!indexed || !inList || (part !== undefined && indexed.path !== 'contributors'))
    throw new Misconfigured(
      'field',
      `there is no field ${typed} to correct: fields are ${correctableNames.join(', ')}, dates.accepted and the like, keyword[0], authors[0].family`,
    );
  if (indexed.path !== 'contributors') return { field: indexed, index: Number(index) };
  if (part === undefined || !personPartNames.includes(part))
    throw new Misconfigured(
      'field',
      `${typed}: name a part of the person: ${personPartNames.map((each) => `${name}[${index}].${each}`).join(', ')}`,
    );
  const role = /^contributors$/i.test(name) ? undefined : name.toLowerCase().startsWith('editor') ? 'editor' : 'author';
  const holds = (person: unknown) => role === undefined || (person as Contributor).role === role;
  return { field: { ...indexed, holds }, index: Number(index), part };
}

const listAt = (citation: Citation, path: string): readonly unknown[] => {
  const value = (citation as Readonly<Record<string, unknown>>)[path];
  return Array.isArray(value) ? value : [];
};

/** The value of a field that has one, pages and article number as one statement. */
function valueAt(citation: Citation, path: string): unknown {
  const [name = '', part] = path.split('.');
  const whole = (citation as Readonly<Record<string, unknown>>)[name];
  if (part === undefined) return whole;
  const parts = (whole ?? {}) as Readonly<Record<string, unknown>>;
  if (path !== 'container.pages') return parts[part];
  const own = Object.entries(parts).filter(([each]) => ['pages', 'pagesAsGiven', 'articleNumber'].includes(each));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

function ofWhole(typed: Typed, field: CorrectableField, citation: Citation): Change {
  const was = valueAt(citation, field.path);
  const before = was === undefined ? {} : { was };
  if (!typed.remove) return { field: field.path, ...before, value: read(typed, field, citation) };
  if (typed.value !== undefined)
    throw new Misconfigured('value', `${typed.field} has one value: --remove takes it away, whatever it is, so leave the value out`);
  if (was === undefined) throw new Misconfigured('field', `no ${typed.field} is known: there is nothing to take away`);
  return { field: field.path, was };
}

function ofElement(typed: Typed, field: CorrectableField, was: unknown, part: string | undefined, citation: Citation): Change {
  if (part === undefined) {
    if (typed.remove) return { field: field.path, was };
    return { field: field.path, was, value: read(typed, field, citation) };
  }
  if (!typed.remove && typed.value === undefined) throw needsValue(typed, '"Quill"');
  const person = withPart(was as Contributor, part, typed.remove ? undefined : typed.value);
  if (!person)
    throw new Misconfigured(
      'value',
      `${typed.field}: ${typed.remove ? 'nobody would be left' : `${typed.value} is no such part of a person`}`,
    );
  return { field: field.path, was, value: person };
}

function ofList(typed: Typed, field: CorrectableField, held: readonly unknown[], citation: Citation): readonly Change[] {
  const { path } = field;
  if (typed.remove) {
    if (held.length === 0) throw new Misconfigured('field', `no ${typed.field} is known: there is nothing to take away`);
    if (typed.value === undefined && held.length > 1)
      throw new Misconfigured(
        'value',
        `there are ${held.length} of ${typed.field}: say which one (or ${typed.field}[0] … ${typed.field}[${held.length - 1}])`,
      );
    const value = typed.value === undefined ? held[0] : read(typed, field, citation);
    const was = held.find((each) => isSameElement(path, each, value));
    if (was === undefined) throw new Misconfigured('value', `${typed.value} is no ${typed.field} of it: there is nothing to take away`);
    return [{ field: path, was }];
  }
  const value = read(typed, field, citation);
  if (!field.single || held.length === 0) return [{ field: path, value }];
  const [first, ...others] = held.filter((each) => !isSameElement(path, each, value));
  return [{ field: path, ...(first === undefined ? {} : { was: first }), value }, ...others.map((was) => ({ field: path, was }))];
}

function read(typed: Typed, field: CorrectableField, citation: Citation): unknown {
  if (typed.value === undefined) throw needsValue(typed, field.example);
  const value = typed.value.trim() === '' ? undefined : field.read(typed.value, citation);
  if (value === undefined || value === '')
    throw new Misconfigured('value', `${typed.value || 'nothing'} cannot be read as ${typed.field} (an example: ${field.example})`);
  return value;
}

const needsValue = ({ field }: Typed, example: string): Misconfigured =>
  new Misconfigured('value', `say what ${field} shall be (an example: ${example}), or --remove`);

function isOfField({ field, was, value }: Correction, { path, holds }: CorrectableField, element: unknown): boolean {
  if (field !== path) return false;
  const about = [was, value].flat().filter((each) => each !== undefined);
  if (element !== undefined) return about.some((each) => isSameElement(path, each, element));
  return holds === undefined || about.some(holds);
}
