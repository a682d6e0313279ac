/** The whole number of up to four digits that a text is, within bounds (both inclusive): years, months, days, hours. Undefined for anything else. */
export function numberWithin(text: string | undefined, lowest: number, highest: number): number | undefined {
  if (text === undefined || text.length < 1 || text.length > 4) return undefined;
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return number >= lowest && number <= highest ? number : undefined;
}

const zero = '0'.charCodeAt(0);
