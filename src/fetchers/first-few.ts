/** `a, b, c and 7 more`, for messages: lists of ids may be long. */
export const firstFew = (names: readonly (string | number)[], most = 5): string =>
  `${names.slice(0, most).join(', ')}${names.length > most ? ` and ${names.length - most} more` : ''}`;
