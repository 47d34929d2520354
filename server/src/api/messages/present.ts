import type { Address } from "viem";
import type { z } from "zod";
import { personOf } from "../../domain/accounts/person.ts";
import type { People } from "../../domain/accounts/ports.ts";
import type { Locks } from "../../domain/files/locks.ts";
import type { MessagesView } from "../../domain/messages/list-messages.ts";
import type { MessageRecord } from "../../domain/messages/ports.ts";
import { type Room, roleOfAuthor } from "../../domain/messages/room.ts";
import { presentPerson } from "../accounts/present.ts";
import { presentFile } from "../files/present.ts";
import type { Message, MessagePage } from "../schema/messages.ts";

type Around = { room: Room; viewer: Address; people: People; locks: Locks };

export function presentMessage(message: MessageRecord, around: Around): z.input<typeof Message> {
  const { number, author, text, files, createdAt, key } = message;
  const { room, viewer, people, locks } = around;
  return {
    number,
    author: presentPerson(personOf(people, author)),
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
      name: view.people.get(account)?.name ?? "",
      role: roleOfAuthor(view.room, account),
      number,
    })),
  };
}
