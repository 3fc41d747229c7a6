// The one answer in bytes: little-endian 32-bit numbers, how many ideas, then their local ids in order,
// then as many ranks (0 without a score).

export interface Order {
  locals: Uint32Array;
  ranks: Uint32Array;
}

export const NO_ORDER: Order = { locals: new Uint32Array(0), ranks: new Uint32Array(0) };

export function readOrder(bytes: ArrayBuffer): Order {
  const numbers = new Uint32Array(bytes);
  const count = numbers[0] ?? 0;
  return { locals: numbers.subarray(1, 1 + count), ranks: numbers.subarray(1 + count, 1 + 2 * count) };
}

/** The other way round, for hosts in tests. */
export function writeOrder(locals: readonly number[], ranks: readonly number[]): ArrayBuffer {
  return new Uint32Array([locals.length, ...locals, ...ranks]).buffer;
}
