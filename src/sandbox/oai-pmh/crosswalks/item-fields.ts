import { escapeXml } from '../../fixture.ts';
import { valuesOf } from '../../item-values.ts';

/** One value of an item. */
export interface ItemField {
  /** `contributor.author`, `rights`: element and qualifier. */
  readonly name: string;
  /** As it stands in XML, escaped. */
  readonly value: string;
  readonly language?: string;
}

/** How an item's fields are written in another notation. */
export interface Crosswalk {
  readonly prefix: string;
  readonly schema: string;
  readonly namespace: string;
  write(fields: readonly ItemField[], item: { readonly identifier: string; readonly datestamp: string }): string;
}

/** A row of a crosswalk: the field, and the element that is written for each of its values. */
export type Row = readonly [field: string, write: (value: string, field: ItemField) => string];

/** The fields of a dim document. */
export const itemFields = (dim: string): ItemField[] =>
  valuesOf({ dim }).map(({ name, value, language }) => ({
    name: name.slice(name.indexOf('.') + 1),
    value: escapeXml(value),
    ...(language === undefined ? {} : { language }),
  }));

/** Row after row, value after value, as stylesheets do. */
export const written = (fields: readonly ItemField[], rows: readonly Row[]): string =>
  rows.flatMap(([name, write]) => fields.filter((field) => field.name === name).map((field) => write(field.value, field))).join('\n');

/** A row that puts the value into an element. */
export const inElement = (field: string, element: string): Row => [field, (value) => `<${element}>${value}</${element.split(' ')[0]}>`];
