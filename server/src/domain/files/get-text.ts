import type { Address } from "viem";
import { notFound } from "../refusal.ts";
import { extensionOf } from "./file-name.ts";
import { type FileAccessPorts, getFile } from "./get-file.ts";
import type { FilePorts } from "./ports.ts";
import { previewKind } from "./preview-kind.ts";
import { readBytes } from "./read-bytes.ts";

/** The beginning of a text. `language` is a name that highlighters know; null when the name tells none. */
export type TextView = { text: string; language: string | null; isWhole: boolean };

/** How much is shown, in bytes and lines: of a locked text less than half, or a short one would be handed out whole. */
const OPEN = { bytes: 256 * 1024, lines: 4000 };
const LOCKED = { bytes: 16 * 1024, lines: 200, share: 0.5 };

/** A map: a plain object knows the names `constructor` and `__proto__` too. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ...named("typescript", "ts tsx mts cts"),
  ...named("javascript", "js jsx mjs cjs"),
  ...named("xml", "html htm xml svg vue"),
  ...named("markdown", "md markdown"),
  ...named("yaml", "yml yaml"),
  ...named("bash", "sh bash zsh"),
  ...named("cpp", "cpp cc cxx hpp hh sol"),
  ...named("c", "c h"),
  ...named("ini", "ini toml conf"),
  ...named("python", "py"),
  ...named("ruby", "rb"),
  ...named("rust", "rs"),
  ...named("csharp", "cs"),
  ...named("kotlin", "kt kts"),
  ...named("makefile", "mk"),
  ...named("perl", "pl pm"),
  ..."css scss less json go java php sql swift lua r diff graphql wasm"
    .split(" ")
    .flatMap((name) => named(name, name)),
]);

/** The beginning of a text or code file, for who may see the file (DLV-3). @throws Refusal `not_found` */
export async function getText(
  ports: FileAccessPorts & Pick<FilePorts, "bytes">,
  input: { id: string; viewer: Address | null },
): Promise<TextView> {
  const { file, lockedBy } = await getFile(ports, input);
  if (previewKind(file) !== "text") throw notFound("This preview");
  const isLocked = lockedBy !== null;
  const most = isLocked ? Math.min(LOCKED.bytes, Math.ceil(file.size * LOCKED.share)) : OPEN.bytes;
  const end = Math.min(most, file.size);
  const decoded = decode(await readBytes(ports, file.id, { start: 0, end: end - 1 }));
  const lines = decoded.split("\n");
  const mostLines = isLocked ? LOCKED.lines : OPEN.lines;
  const text = lines.slice(0, mostLines).join("\n");
  const language = LANGUAGES.get(extensionOf(file.name)) ?? null;
  return { text, language, isWhole: end === file.size && lines.length <= mostLines };
}

/** UTF-8, or UTF-16 where it says so; a character cut off at the end is left out. */
function decode(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

function named(language: string, extensions: string): [string, string][] {
  return extensions.split(" ").map((extension) => [extension, language]);
}
