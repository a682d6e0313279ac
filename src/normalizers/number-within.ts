/** The whole number of up to four digits that a text is, within bounds (both inclusive): years, months, days, hours. Undefined for anything else. */
export function numberWithin(text: string | undefined, lowest: number, highest: number): number | undefined {
  if (text === undefined || !/^\d{1,4}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= lowest && number <= highest ? number : undefined;
}
