/** The public id of a work, `W7` for number 7: permanent. */
export const workId = (number: number): string => `W${number}`;

/** 7 for `W7` or `w7`; undefined when it is no public id. */
export function workNumber(id: string): number | undefined {
  return /^w[1-9]\d{0,14}$/i.test(id) ? Number(id.slice(1)) : undefined;
}
