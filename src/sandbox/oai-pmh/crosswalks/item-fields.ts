import { contentOf, elementTexts } from '../../fixture.ts';

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
export function itemFields(dim: string): ItemField[] {
  return elementTexts(dim, 'dim:field').map((field) => {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(field)?.[1];
    const name = [attribute('element'), attribute('qualifier')].filter((part) => part !== undefined).join('.');
    const language = attribute('lang');
    return { name, value: contentOf(field, 'dim:field') ?? '', ...(language === undefined ? {} : { language }) };
  });
}

/** Row after row, value after value, as stylesheets do. */
export const written = (fields: readonly ItemField[], rows: readonly Row[]): string =>
  rows.flatMap(([name, write]) => fields.filter((field) => field.name === name).map((field) => write(field.value, field))).join('\n');

/** A row that puts the value into an element. */
export const inElement = (field: string, element: string): Row => [field, (value) => `<${element}>${value}</${element.split(' ')[0]}>`];
