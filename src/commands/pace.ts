import type { IngestProgress } from '../pipeline/ingest.ts';
import { grouped } from './report.ts';

const rate = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** `1,234,567 records, 2,310/s, 12 %, 2 h 10 min left`, after so many milliseconds. */
export function paceLine({ records, bytes, totalBytes }: IngestProgress, ms: number): string {
  const share = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes);
  const parts = [`${grouped(records)} records`];
  if (ms > 0) parts.push(`${rate.format((records * 1000) / ms)}/s`);
  parts.push(`${Math.floor(share * 100)} %`);
  // Of the first moments nothing can be foretold.
  if (ms > 3000 && share > 0 && share < 1) parts.push(`${duration((ms / share) * (1 - share))} left`);
  return parts.join(', ');
}

/** `45 s`, `12 min`, `2 h 10 min`, `3 d 4 h`: as exact as anybody wants to know. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
