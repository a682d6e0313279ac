/** Zero, six characters of Crockford's base 32, two check digits (https://ror.readme.io/docs/identifier). */
const ror = /(?:^|ror\.org\/|ror:\s?)(0[a-hj-km-np-tv-z0-9]{6}\d{2})(?![a-z0-9])/i;

/** The ROR id of an organization without its address: `04qxnmv42`. */
export function readRor(text: string): string | undefined {
  return ror.exec(text.trim())?.[1]?.toLowerCase();
}
