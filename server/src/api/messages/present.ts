import type { Address } from "viem";
import type { z } from "zod";
import type { Locks } from "../../domain/files/locks.ts";
import type { MessagesView } from "../../domain/messages/list-messages.ts";
import type { MessageRecord } from "../../domain/messages/ports.ts";
import { type Room, roleOfAuthor } from "../../domain/messages/room.ts";
import { presentFile } from "../files/present.ts";
import type { Message, MessagePage } from "../schema/messages.ts";

type Around = { room: Room; viewer: Address; names: ReadonlyMap<Address, string>; locks: Locks };

export function presentMessage(message: MessageRecord, around: Around): z.input<typeof Message> {
  const { number, author, text, files, createdAt, key } = message;
  const { room, viewer, names, locks } = around;
  return {
    number,
    author: { address: author, name: names.get(author) ?? "" },
    role: roleOfAuthor(room, author),
    text,
    files: files.map((file) => presentFile(file, locks)),
    createdAt: createdAt.toISOString(),
    key: author === viewer ? key : null,
  };
}

export function presentMessages(view: MessagesView): z.input<typeof MessagePage> {
  const { items, marks, last, readUpTo, unread } = view;
  return {
    items: items.map((message) => presentMessage(message, view)),
    last,
    readUpTo,
    unread,
    marks: marks.map(({ account, number }) => ({
      account,
      name: view.names.get(account) ?? "",
      role: roleOfAuthor(view.room, account),
      number,
    })),
  };
}
