import { type Dispatcher, Pool } from "undici";
import type { Person } from "../../test/kit/person.ts";

/** What each client asks before it is measured. */
const WARM_UP = 10;

export type Times = { p50: number; p95: number; p99: number; bytes: number };
/** The path of the nth request, and who asks. */
export type Asking = (turn: number) => { path: string; who: Person };

/**
 * Milliseconds over HTTP, with so many clients that each ask one thing after the other, over a connection of their own.
 * Who asks shares the machine with who answers, and so costs as little as it can. @throws on any refusal
 */
export async function measure(
  origin: string,
  asking: Asking,
  { clients, requests }: { clients: number; requests: number },
): Promise<Times> {
  const pool = new Pool(origin, { connections: clients });
  const times: number[] = [];
  let bytes = 0;
  let turn = 0;
  const ask = async () => {
    const { path, who } = asking(turn);
    turn += 1;
    const start = performance.now();
    const { status, size } = await answer({ pool, path, cookie: who.cookie() });
    times.push(performance.now() - start);
    if (status !== 200) throw new Error(`${path} answered ${status}.`);
    bytes += size;
  };
  // What is compiled, connected, planned and read for the first time is not what people meet.
  const warmUp = async () => {
    for (let done = 0; done < WARM_UP; done += 1) await ask();
  };
  await Promise.all(Array.from({ length: clients }, warmUp));
  times.length = 0;
  bytes = 0;
  const worker = async () => {
    for (let done = 0; done < requests / clients; done += 1) await ask();
  };
  await Promise.all(Array.from({ length: clients }, worker));
  await pool.close();
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), bytes: Math.round(bytes / times.length) };
}

/** An answer to its last byte, as a browser takes it: compressed. */
function answer(input: { pool: Pool; path: string; cookie: string }) {
  const { pool, path, cookie } = input;
  const headers = { "accept-encoding": "gzip, br", ...(cookie ? { cookie } : {}) };
  return new Promise<{ status: number; size: number }>((resolve, reject) => {
    let status = 0;
    let size = 0;
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => {},
      onResponseStart: (_controller, code) => {
        status = code;
      },
      onResponseData: (_controller, chunk) => {
        size += chunk.length;
      },
      onResponseEnd: () => resolve({ status, size }),
      onResponseError: (_controller, error) => reject(error),
    };
    pool.dispatch({ method: "GET", path, headers }, handler);
  });
}
