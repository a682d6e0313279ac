/** Numbers in decimal digits with commas between, as SQLite's group_concat writes them: reading them from rows one by one takes several times as long. */
export function numbersIn(digits: Uint8Array | null): Uint32Array {
  if (digits === null) return new Uint32Array(0);
  const numbers = new Uint32Array(Math.ceil(digits.length / 2));
  let [count, number] = [0, 0];
  for (let at = 0; at < digits.length; at++) {
    const byte = digits[at] ?? 44;
    if (byte === 44) {
      numbers[count++] = number;
      number = 0;
    } else number = number * 10 + byte - 48;
  }
  numbers[count++] = number;
  return numbers.subarray(0, count);
}
