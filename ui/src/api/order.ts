// The one answer in bytes: little-endian 32-bit numbers, how many ideas, then their local ids in order,
// as many ranks (0 without a score), and as many ranks at the last visit of the view (0: not known).

export interface Order {
  locals: Uint32Array;
  ranks: Uint32Array;
  /** What the ranks were when this person last visited the named view. */
  before: Uint32Array;
}

const NONE = new Uint32Array(0);

export const NO_ORDER: Order = { locals: NONE, ranks: NONE, before: NONE };

export function readOrder(bytes: ArrayBuffer): Order {
  const numbers = new Uint32Array(bytes);
  const count = numbers[0] ?? 0;
  const part = (at: number): Uint32Array => numbers.subarray(1 + at * count, 1 + (at + 1) * count);
  return { locals: part(0), ranks: part(1), before: part(2) };
}

/** The other way round, for hosts in tests. */
export function writeOrder(
  locals: readonly number[],
  ranks: readonly number[],
  before: readonly number[] = locals.map(() => 0),
): ArrayBuffer {
  return new Uint32Array([locals.length, ...locals, ...ranks, ...before]).buffer;
}
