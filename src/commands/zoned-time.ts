/**
 * A moment as the clocks of a zone (IANA; that of the machine when absent) show it, with how far they are from UTC:
 * `2026-03-29 03:30:00 +02:00`.
 */
export function zonedTime(moment: Date, timezone?: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    ...(timezone === undefined ? {} : { timeZone: timezone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }).formatToParts(moment);
  const { year, month, day, hour, minute, second, timeZoneName = '' } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  // UTC itself stands as a bare `GMT`.
  return `${year}-${month}-${day} ${hour}:${minute}:${second} ${timeZoneName.replace('GMT', '') || '+00:00'}`;
}
