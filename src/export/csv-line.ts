/** A row of a CSV file as RFC 4180 has it: comma, quotes where they are needed, CRLF. Values stand as they are; absent ones are empty. */
export const csvLine = (values: readonly (string | number | undefined)[]): string => `${values.map(field).join(',')}\r\n`;

function field(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
