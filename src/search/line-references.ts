/** Only numbers, operators and brackets: `1 or 2`, `(3 AND 4) not 5`, `S1 OR S2`. */
const onlyNumbers = /^[\s()]*(?:not\s[\s()]*)?[#S]?\d{1,4}(?:[\s()]+(?:and|or|not|and\s+not)[\s()]+[#S]?\d{1,4})*[\s()]*$/i;
/** `or/1-3,5`: Ovid's for all of them. */
const ovidsAll = /(?<![\p{L}\p{N}/])(and|or)\/(\d{1,4}(?:\s?[-,]\s?\d{1,4})*)(?![\p{L}\p{N}/])/giu;
/** `{or #1-#3, #5}`: the Cochrane Library's. */
const cochranesAll = /\{\s?(and|or)\s+(#\d{1,4}(?:\s?[-,]\s?#\d{1,4})*)\s?\}/gi;
/** A number that is an operand by itself. */
const operand = /(?<=^\s*|[(]\s*|\b(?:and|or|not)\s+)S?\d{1,3}(?=\s*$|\s*[)]|\s+(?:and|or|not)\b)/gi;
/** A field behind a point, or a descriptor with a stroke. */
const ovids = /\.(?:ti|ab|tw|mp|pt|sh|kf|kw|fs|hw|af)(?:,[a-z]{2})*\.?(?=[\s)]|$)|^\s*\(*\s*exp\s+\S|\/\s*$/iu;

/** Whether a strategy is written as for Ovid, where a number alone is a line. */
export const isOvidStrategy = (lines: readonly string[]): boolean => lines.some((line) => ovids.test(line));

/** Most lines that a span may name: more are no strategy. */
const mostLines = 500;

/** A line of a strategy with the lines that it names written `#1`, whatever database it was written for. */
export function withLineReferences(line: string, asOvids: boolean): string {
  const named = line.replace(ovidsAll, all).replace(cochranesAll, all);
  if (asOvids || onlyNumbers.test(named)) return named.replace(operand, (written) => `#${written.replace(/^S/i, '')}`);
  return named;
}

function all(written: string, operator: string, listed: string): string {
  const numbers = listed.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map((each) => Number(each.replace('#', '').trim()));
    return last - first > mostLines || last < first ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
  return numbers.length === 0 ? written : `(${numbers.map((number) => `#${number}`).join(` ${operator.toUpperCase()} `)})`;
}
