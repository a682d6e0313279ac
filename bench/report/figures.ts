import type { Spread } from '../measures/spread.ts';

/** `12,345`, `123`, `12.3`, `1.23`, `0.123`: three digits that count; `–` for a ratio to what was too short for the clock. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const [whole = '', part] = value.toFixed(Math.min(digits, 4)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** `10,000` */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** Millions of bytes. */
export const megabytes = (bytes: number): string => figure(bytes / 1e6);

/** How far the tries lie apart, as a share of their median: `± 4 %`; of one try, `one try`. */
export function apart({ median, lowest, highest, tries }: Spread): string {
  if (tries < 2 || median === 0) return 'one try';
  return `± ${Math.round((Math.max(highest - median, median - lowest) / median) * 100)} %`;
}

export const percent = (share: number): string => `${figure(share * 100)} %`;
