import type { Damage } from './damage.ts';
import { abstracts } from './kinds/abstracts.ts';
import { authors } from './kinds/authors.ts';
import { identifiers } from './kinds/identifiers.ts';
import { journals } from './kinds/journals.ts';
import { places } from './kinds/places.ts';
import { titleLetters } from './kinds/title-letters.ts';
import { titleWords } from './kinds/title-words.ts';

/** Every kind of damage. */
export const damages: readonly Damage[] = [
  ...titleLetters,
  ...titleWords,
  ...authors,
  ...journals,
  ...places,
  ...identifiers,
  ...abstracts,
];
