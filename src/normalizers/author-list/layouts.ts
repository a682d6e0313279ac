import type { Form } from './units.ts';

/**
 * How a whole list is written. `first-inverted` is Chicago's and MLA's: `Smith, John A., Jane Doe, and Mary Roe`.
 */
export type Layout = 'family-initials' | 'initials-family' | 'given-family' | 'inverted' | 'first-inverted' | 'family-given' | 'families';

interface LayoutCosts {
  /** Of choosing the layout at all: the rarer one must earn it. */
  readonly whole: number;
  /** Of a name in each form within it. */
  readonly forms: Readonly<Record<Form, number>>;
}

const group = 0;
const han = 0;

/** What a name costs that is written otherwise than the list: lists of real life mix, but rarely. */
export const layouts: Readonly<Record<Layout, LayoutCosts>> = {
  'family-initials': {
    whole: 0,
    forms: {
      'family-initials': 0,
      'initials-family': 2.5,
      'given-family': 2.5,
      'comma-initials': 2,
      'comma-given': 2.5,
      'family-given': 1.5,
      lone: 1.7,
      group,
      han,
    },
  },
  'initials-family': {
    whole: 0,
    forms: {
      'family-initials': 2.5,
      'initials-family': 0,
      'given-family': 0.6,
      'comma-initials': 2,
      'comma-given': 2.5,
      'family-given': 2.5,
      lone: 1.7,
      group,
      han,
    },
  },
  'given-family': {
    whole: 0,
    forms: {
      'family-initials': 2,
      'initials-family': 0.3,
      'given-family': 0,
      'comma-initials': 2,
      'comma-given': 2,
      'family-given': 2.5,
      lone: 1.7,
      group,
      han,
    },
  },
  inverted: {
    whole: 0,
    forms: {
      'family-initials': 2,
      'initials-family': 2.5,
      'given-family': 2.5,
      'comma-initials': 0,
      'comma-given': 0,
      'family-given': 2.5,
      lone: 1.7,
      group,
      han,
    },
  },
  'first-inverted': {
    whole: 0.3,
    forms: {
      'family-initials': 2,
      'initials-family': 0,
      'given-family': 0,
      'comma-initials': 2,
      'comma-given': 2,
      'family-given': 2.5,
      lone: 1.7,
      group,
      han,
    },
  },
  'family-given': {
    whole: 0.6,
    forms: {
      'family-initials': 0.4,
      'initials-family': 2.5,
      'given-family': 2.5,
      'comma-initials': 2.5,
      'comma-given': 2.5,
      'family-given': 0,
      lone: 1.2,
      group,
      han,
    },
  },
  families: {
    whole: 0.3,
    forms: {
      'family-initials': 2,
      'initials-family': 2,
      'given-family': 2,
      'comma-initials': 2,
      'comma-given': 2,
      'family-given': 2,
      lone: 0.45,
      group,
      han,
    },
  },
};
