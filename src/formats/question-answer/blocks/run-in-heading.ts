/**
 * A heading that stands in the same line as its text, as topic reviews set it: `INITIAL THERAPY — We suggest …`. In prose a dash
 * goes on in lower case. Gives the heading's length and where the text begins, within the line.
 */
export function findRunInHeading(line: string): { length: number; textAt: number; capitals: boolean } | undefined {
  const match = /^(\p{Lu}[^.!?,;:—–[\]()*]{2,60}?)\s—\s(?=[\p{Lu}"“])/u.exec(line);
  const heading = match?.[1];
  if (!match || heading === undefined || line.length - match[0].length < 60) return undefined;
  return { length: heading.length, textAt: match[0].length, capitals: heading === heading.toUpperCase() };
}
