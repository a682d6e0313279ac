/** A table; columns other than the first stand right, as figures do, but for those that are named `left`. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[], left: readonly string[] = []): string {
  const rule = columns.map((column, at) => (at === 0 || left.includes(column) ? '---' : '---:'));
  return [columns, rule, ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}
