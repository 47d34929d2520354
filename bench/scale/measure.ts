import type { Person } from "../../test/kit/person.ts";

export type Times = { p50: number; p95: number; p99: number; bytes: number };
/** The path of the nth request, and who asks. */
export type Asking = (turn: number) => { path: string; who: Person };

/** Milliseconds over HTTP, with so many clients that each ask one thing after the other. @throws on any refusal */
export async function measure(
  asking: Asking,
  { clients, requests }: { clients: number; requests: number },
): Promise<Times> {
  const times: number[] = [];
  let bytes = 0;
  let turn = 0;
  const ask = async () => {
    const { path, who } = asking(turn);
    turn += 1;
    const start = performance.now();
    const { status, headers, body } = await who.request("GET", path);
    times.push(performance.now() - start);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    bytes += Number(headers.get("content-length") ?? JSON.stringify(body).length);
  };
  // What is compiled, connected and read for the first time is not what people meet.
  await Promise.all(Array.from({ length: clients }, ask));
  times.length = 0;
  bytes = 0;
  const worker = async () => {
    for (let done = 0; done < requests / clients; done += 1) await ask();
  };
  await Promise.all(Array.from({ length: clients }, worker));
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), bytes: Math.round(bytes / times.length) };
}
