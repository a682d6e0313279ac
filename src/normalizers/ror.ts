import type { Checked } from './check-digits.ts';
import { type FoundValue, valuesFound } from './found-value.ts';

/** Zero, six characters of Crockford's base 32, two check digits (https://ror.readme.io/docs/identifier). */
const ror = /(?:^|ror\.org\/(?:organizations\/)?|ror(?:\sid)?[:=]\s?)(0[a-hj-km-np-tv-z0-9]{6}\d{2})(?![a-z0-9])/i;
const inText = /(?:(?:api\.)?ror\.org\/(?:organizations\/)?|(?<![a-z])ror(?:\sid)?[:=]\s?)0[a-hj-km-np-tv-z0-9]{6}\d{2}(?![a-z0-9])/gi;

/** The ROR id of an organization without its address: `04qxnmv42`. */
export function readRor(text: string): string | undefined {
  return ror.exec(text.trim())?.[1]?.toLowerCase();
}

/** Every ROR id in running text that its address or a label says to be one. */
export const findRors = (text: string): FoundValue[] => valuesFound(text, inText, readRor);

const base32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** Whether the check digits of a bare ROR id fit: ISO 7064, MOD 97-10, of the number that its characters are in base 32. */
export function checkedRor(value: string): Checked {
  const number = [...value.slice(0, 7)].reduce((total, character) => total * 32 + base32.indexOf(character), 0);
  return { value, valid: 98 - ((number * 100) % 97) === Number(value.slice(7)) };
}
