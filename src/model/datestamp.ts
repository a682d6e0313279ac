/**
 * Whether one datestamp is earlier than another. Sources stamp with days or with instants (ISO 8601, UTC): they are compared as far as both go, so that
 * a day is not earlier than an instant in it. Of one second the stamp with a fraction of it counts as earlier: DSpace's REST API stamps an
 * item with milliseconds and its OAI-PMH without, and two readings of one version shall not replace each other in turn.
 */
export function isEarlier(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}
