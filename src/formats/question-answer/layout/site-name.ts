/** The site's name where the page's own notices state it. Offsets are those of the notice, end exclusive. */
export interface SiteName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const name = String.raw`((?:The\s)?\p{Lu}[\p{L}\p{N}&'’-]{1,30}(?:\.\p{L}{2,10})?(?:\s\p{Lu}[\p{L}\p{N}.&'’-]{0,30}){0,4}?)`;

/** Sentences that only a site says of itself, with its name as their subject. */
const statements = [
  String.raw`(?:^|[.!?]\s)${name}(?:,?\s(?:Inc|Ltd|LLC|GmbH)\.?)?\s(?:assumes\sno|accepts\sno|disclaims|does\snot\s(?:accept|assume|provide|offer|endorse)|is\snot\s(?:liable|responsible)|makes\sno\s(?:warrant|representation))`,
  String.raw`(?:©|\(c\)|copyright)\s{0,3}(?:(?:©|\(c\))\s{0,3})?(?:\d{4}(?:\s?[–-]\s?\d{4})?,?\s)?(?:by\s)?${name}(?=,?\s(?:Inc|Ltd|LLC|GmbH)\b|[.,]?$|[.,|•·]?\s(?:all\srights|\d{4}))`,
].map((pattern) => new RegExp(pattern, 'u'));

/** Subjects of such sentences that name nobody. */
const nobody =
  /^(?:the |this |these |our |we\b|it\b|you\b|they\b|all |any |no |neither |website|site|content|information|author|editor|publisher|copyright)/i;

/** The name in a disclaimer or copyright line: «Example Answers assumes no liability …», «© 2025 Example Answers. All rights reserved». */
export function findSiteName(notice: string): SiteName | undefined {
  for (const statement of statements) {
    const match = statement.exec(notice.slice(0, 4000));
    const found = match?.[1];
    if (!match || found === undefined || nobody.test(found)) continue;
    const start = match.index + match[0].indexOf(found);
    return { name: found, start, end: start + found.length };
  }
  return undefined;
}
