/** Values in pieces of `size`, the last one shorter: services take so many in one request. */
export function inPieces<T>(values: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < values.length; at += size) pieces.push(values.slice(at, at + size));
  return pieces;
}
