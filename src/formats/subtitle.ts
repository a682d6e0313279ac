import { foldToWord } from '../normalizers/fold.ts';

/** A title with its subtitle behind it, as citations print it, unless it ends with the subtitle already. */
export function withSubtitle(title: string, subtitle: string): string {
  if (foldToWord(title).endsWith(foldToWord(subtitle))) return title;
  return `${title}${/[:?!.–—]$/.test(title) ? '' : ':'} ${subtitle}`;
}
