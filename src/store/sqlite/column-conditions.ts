import { daysOf } from '../../search/date-span.ts';
import { type Trait, traits } from '../../search/has-values.ts';
import type { Query } from '../../search/query.ts';
import { traitBit } from '../card/traits.ts';
import { phraseIn } from './match.ts';
import { type WorkColumns, worksWith } from './work-columns.ts';
import type { WorkSet } from './work-set.ts';

/** Traits that a number of 32 bits holds. */
const mostTraits = 32;

/**
 * How the works are found that a condition holds for, where packed columns tell; undefined where they do not, and tables are asked. It says the same as
 * conditionOf in where.ts.
 */
export function worksByColumns(
  query: Query,
  { matching, today }: { readonly matching: (expression: string) => WorkSet; readonly today: Date },
): ((columns: WorkColumns) => WorkSet) | undefined {
  const dated = (from: number, to: number) => (columns: WorkColumns) => worksWith(columns, 'issued', (date) => date >= from && date <= to);
  switch (query.kind) {
    case 'range':
      return dated((query.from ?? 0) * 10_000, (query.to ?? 9999) * 10_000 + 9999);
    case 'date': {
      if (query.field !== 'issued') return undefined;
      const { from, to } = daysOf(query.span, today);
      const less = [Math.floor(from / 10_000) * 10_000, Math.floor(from / 100) * 100];
      return (columns) => worksWith(columns, 'issued', (date) => (date >= from && date <= to) || less.includes(date));
    }
    case 'term':
    case 'phrase':
    case 'prefix': {
      const { field, text, kind } = query;
      const wanted = asciiLower(text);
      const named = (name: string) => (kind === 'prefix' ? asciiLower(name).startsWith(wanted) : asciiLower(name) === wanted);
      if (field === 'year') return dated(Number(text) * 10_000, Number(text) * 10_000 + 9999);
      if (field === 'access') return (columns) => worksWith(columns, 'access', (_, name) => named(name));
      if (field === 'type')
        return (columns) => {
          const words = phraseIn(['types'], text, kind === 'prefix');
          const typed = worksWith(columns, 'type', (_, name) => named(name));
          return words === undefined ? typed : typed.or(matching(words));
        };
      if (isLanguage(query))
        return (columns) =>
          worksWith(columns, 'languages', (_, codes) =>
            asciiLower(codes)
              .split(/[^a-z0-9]+/)
              .includes(wanted),
          );
      const place = traits.indexOf(text.toLowerCase() as Trait);
      if (field === 'has' && place >= 0 && place < mostTraits) {
        const bit = traitBit(text.toLowerCase() as Trait);
        return (columns) => worksWith(columns, 'traits', (bits) => Math.floor(bits / bit) % 2 === 1);
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

/** A language by its code, which is a word of the index too. */
export const isLanguage = (query: Query): boolean =>
  query.kind === 'term' && query.field === 'language' && /^[a-z]{2,3}$/i.test(query.text);

/** As SQLite's NOCASE does it. */
const asciiLower = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
