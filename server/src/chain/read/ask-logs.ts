import { RpcError } from "../errors.ts";
import type { Header, RawLog } from "../rpc/schemas.ts";
import { half, type LogRange } from "./log-range.ts";

export type AskInput = {
  range: LogRange;
  from: bigint;
  last: bigint;
  /** What is read before the logs of blocks up to `to`. */
  before?: (to: bigint) => Promise<Header>;
  /** Not `patient`: a refusal comes back at once, since less will be asked. */
  ask: (to: bigint, patience: { patient: boolean }) => Promise<RawLog[]>;
};

/**
 * Asks logs from `from` on, of as many blocks as the range says but none above `last`; of half as many as long as the
 * node refuses. @throws RpcError when it refuses a single block.
 */
export async function askLogs(
  input: AskInput,
): Promise<{ to: bigint; end: Header | undefined; logs: RawLog[] }> {
  const { range, from, last, before, ask } = input;
  const left = last - from + 1n;
  let refused: bigint | null = null;
  for (let size = range.size() < left ? range.size() : left; ; size = half(size)) {
    const to = from + size - 1n;
    const end = await before?.(to);
    try {
      const logs = await ask(to, { patient: size === 1n });
      range.answered(size, { logs: logs.length, refused });
      return { to, end, logs };
    } catch (error) {
      if (!(error instanceof RpcError) || size === 1n) throw error;
      refused = size;
    }
  }
}
