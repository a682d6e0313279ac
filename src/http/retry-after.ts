/**
 * Milliseconds to wait by a Retry-After header (RFC 9110, 10.2.3): seconds or an HTTP date. Undefined when absent or unreadable;
 * a date that has passed is zero.
 */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}(\.\d{1,9})?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // Only a date with letters is one: Date.parse would take «-5» for a year.
  const at = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
