/** When a catalogue changed its record: MARC's field 005 and what MODS takes over of it, `20120109163740.0`. The time is the catalogue's own, without a zone. */
const written = /^(\d{4})(0[1-9]|1[0-2])([0-2]\d|3[01])([01]\d|2[0-3])([0-5]\d)([0-5]\d)(?:\.\d)?$/;

/** ISO 8601; undefined for any other writing. */
export function readTransactionTime(text: string): string | undefined {
  const [, year, month, day, hour, minute, second] = written.exec(text.trim()) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}
