import type { Address, Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { People } from "../accounts/ports.ts";
import { Refusal } from "../refusal.ts";
import { messageNotices } from "./message-notices.ts";
import type { MessagePorts, MessageRecord } from "./ports.ts";
import { enterRoom, type Room } from "./room.ts";

/** Of one author in one order: nobody can fill it for the others. */
const MOST_MESSAGES = 10_000;

export type SentMessage = { room: Room; message: MessageRecord; people: People };

/**
 * Writes a message to the others of an order (MSG-1). Sent again with the same key, it is the same message.
 * @throws Refusal `not_found`, `invalid_input` for a file that is no finished upload of the author's, `wrong_state`
 */
export async function sendMessage(
  ports: MessagePorts,
  input: { order: Hash; caller: Caller; text: string; fileIds: readonly string[]; key: string },
): Promise<SentMessage> {
  const { order, caller, text, key } = input;
  const author = caller.address;
  const [{ room }, before] = await Promise.all([
    enterRoom(ports, { order, caller }),
    ports.messages.findByKey({ order, author, key }),
  ]);
  const message = before ?? (await write(ports, { room, order, author, text, key, fileIds: input.fileIds }));
  return { room, message, people: await ports.accounts.people([author]) };
}

async function write(
  ports: Pick<MessagePorts, "messages" | "files" | "operators">,
  input: { room: Room; order: Hash; author: Address; text: string; fileIds: readonly string[]; key: string },
): Promise<MessageRecord> {
  const { room, order, author, text, key } = input;
  const fileIds = [...new Set(input.fileIds)];
  if (text === "" && fileIds.length === 0) {
    throw new Refusal("invalid_input", "Write something, or attach a file.");
  }
  const [files, marks] = await Promise.all([
    ports.files.findOwned(author, fileIds),
    ports.messages.marks(order),
  ]);
  const owned = new Set(files.map(({ id }) => id));
  const index = fileIds.findIndex((id) => !owned.has(id));
  if (index >= 0) {
    const problem = { path: `fileIds.${index}`, message: "is not a finished upload of yours" };
    throw new Refusal("invalid_input", `${problem.path} ${problem.message}.`, { errors: [problem] });
  }
  const { operators } = ports;
  const notices = messageNotices(room, { order, author, marks, operators });
  const message = { order, author, text, key, fileIds };
  const kept = await ports.messages.insert(message, { most: MOST_MESSAGES, notices });
  if (kept) return kept;
  throw new Refusal("wrong_state", `One person writes at most ${MOST_MESSAGES} messages in an order.`);
}
